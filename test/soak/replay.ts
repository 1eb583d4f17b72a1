import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url))

/** Lives whole campaigns of a whole neighbourhood through the interface, seed after seed: the test's own, for longer. */
export async function soakReplay(minutes: number): Promise<boolean> {
  const child = spawn(process.execPath, [vitest, "run", "--project", "api", "test/api/replay.test.ts"], {
    env: { ...process.env, SHOUWANG_SOAK_MINUTES: String(minutes) },
    stdio: "inherit",
  })
  const [code] = await once(child, "exit")
  return code === 0
}
