import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url))

/** The tests' own, gone on with for so many minutes: other seeds, longer, larger. */
async function soakTests(tests: readonly string[], minutes: number): Promise<boolean> {
  const child = spawn(process.execPath, [vitest, "run", "--project", "api", ...tests], {
    env: { ...process.env, SHOUWANG_SOAK_MINUTES: String(minutes / tests.length) },
    stdio: "inherit",
  })
  const [code] = await once(child, "exit")
  return code === 0
}

/** Plays phones and server in any order of entries, weather, restarts, clocks and kills. */
export function soakGate(minutes: number): Promise<boolean> {
  return soakTests(["test/api/gate-model.test.ts", "test/api/gate-bad-days.test.ts"], minutes)
}

/** Lives one campaign after the other through the interface, each of another seed and larger than the one before. */
export function soakCampaigns(minutes: number): Promise<boolean> {
  return soakTests(["test/api/replay.test.ts"], minutes)
}
