import { execFile } from "node:child_process"
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { closeDb, openDb } from "../../src/store/database/db.ts"
import { migrate } from "../../src/store/database/migrate.ts"
import { startDatabase } from "../../src/store/supervisor/start-database.ts"

/** The types of the tables, as the migrations make them in a database of their own. */
export async function tableTypes(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "shouwang-tables-"))
  // the database runs as a user of its own where we are root, and must be able to walk here
  await chmod(folder, 0o755)
  const started = await startDatabase({
    dataDir: folder,
    log: { info: () => undefined, warn: () => undefined },
  })
  if (!started.ok) throw new Error(`no database: ${started.refusal}`)
  try {
    const { ownerConfig } = started.database
    const db = openDb(ownerConfig)
    await migrate(db)
    await closeDb(db)
    const { host = "", port, user = "", password = "", database = "" } = ownerConfig
    const address = `postgres://${user}:${encodeURIComponent(String(password))}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
    const file = join(folder, "tables.ts")
    const program = new URL("../../node_modules/kysely-codegen/dist/cli/bin.js", import.meta.url).pathname
    const choices = [
      "--date-parser",
      "string",
      "--numeric-parser",
      "number",
      "--type-mapping",
      '{"timestamptz":"string"}',
    ]
    await promisify(execFile)(
      process.execPath,
      [program, "--dialect", "postgres", "--exclude-pattern", "migration", "--out-file", file, ...choices],
      { env: { ...process.env, DATABASE_URL: address } },
    )
    return await readFile(file, "utf8")
  } finally {
    await started.database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
