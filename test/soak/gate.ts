import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url))
const tests = ["test/api/gate-model.test.ts", "test/api/gate-bad-days.test.ts"]

/** Plays phones and server in any order of entries, weather, restarts, clocks and kills: the tests' own, for longer. */
export async function soakGate(minutes: number): Promise<boolean> {
  const child = spawn(process.execPath, [vitest, "run", "--project", "api", ...tests], {
    env: { ...process.env, SHOUWANG_SOAK_MINUTES: String(minutes / tests.length) },
    stdio: "inherit",
  })
  const [code] = await once(child, "exit")
  return code === 0
}
