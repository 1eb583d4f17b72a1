import { soakImports } from "./imports.ts"
import { soakLists } from "./lists.ts"
import { soakCampaigns, soakGate } from "./longer.ts"
import { soakPasses } from "./passes.ts"
import { soakStreet } from "./street.ts"

const MINUTES = 30

// npm run soak [-- PART...] [MINUTES]: what holds a few times must hold a great many times.
const asked = process.argv.slice(2)
const minutes = Number(asked.find((word) => /^\d+(\.\d+)?$/.test(word)) ?? MINUTES)
const names = asked.filter((word) => Number.isNaN(Number(word)))
const parts: Record<string, () => Promise<boolean>> = {
  passes: () => soakPasses(),
  gate: () => soakGate(minutes),
  campaigns: () => soakCampaigns(minutes),
  imports: () => soakImports(minutes),
  lists: () => soakLists(),
  street: () => soakStreet(),
}

const unknown = names.find((name) => parts[name] === undefined)
if (unknown !== undefined) {
  process.stderr.write(`There is no part ${unknown}; there are ${Object.keys(parts).join(", ")}.\n`)
  process.exit(2)
}
for (const [name, soak] of Object.entries(parts)) {
  if (names.length > 0 && !names.includes(name)) continue
  if (!(await soak())) process.exitCode = 1
}
