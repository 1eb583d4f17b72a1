import type { Ground } from "../service/context.ts"
import { openDatabase } from "../store/supervisor/open-database.ts"
import type { Config } from "./config.ts"
import { wordsOf } from "./database.ts"
import { openGround } from "./ground.ts"

/** The data that a command works on, whether the server runs or not. `close` ends what was started for it. */
export type OpenData = { readonly ok: true; readonly ground: Ground; readonly close: () => Promise<void> }

/** Opens the data directory's database, or the one that DATABASE_URL names. */
export async function openData(
  config: Config,
): Promise<OpenData | { readonly ok: false; readonly words: string }> {
  if (config.databaseUrl !== null) {
    const shared = { connectionString: config.databaseUrl }
    return { ok: true, ...(await openGround(shared, shared)) }
  }
  const quiet = { info: () => undefined, warn: (message: string) => console.error(message) }
  // Ctrl-C must not leave a database running that was started for this command alone
  const interrupted = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve())
    process.once("SIGTERM", () => resolve())
  })
  const opened = await openDatabase({ dataDir: config.dataDir, log: quiet })
  if (!opened.ok) return { ok: false, words: wordsOf(opened, config.dataDir) }
  const { database } = opened
  void interrupted.then(database.close).finally(() => process.exit(1))
  try {
    const { ground, close } = await openGround(database.ownerConfig, database.appConfig)
    return {
      ok: true,
      ground,
      close: async () => {
        await close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
