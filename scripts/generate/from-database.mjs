import { execFile } from "node:child_process"
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { built } from "./built.mjs"

/**
 * The types of the tables, as the migrations make them in a database of their own.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function tableTypes(root) {
  const { closeDb, openDb } = await built(root, "store/database/db.js")
  const { migrate } = await built(root, "store/database/migrate.js")
  const { startDatabase } = await built(root, "store/supervisor/start-database.js")
  const folder = await mkdtemp(join(tmpdir(), "shouwang-tables-"))
  // the database runs as a user of its own where we are root, and must be able to walk here
  await chmod(folder, 0o755)
  const quiet = { info: () => undefined, warn: () => undefined }
  const started = await startDatabase({ dataDir: folder, log: quiet })
  if (!started.ok) throw new Error(`no database: ${started.refusal}`)
  try {
    const { ownerConfig } = started.database
    const db = openDb(ownerConfig)
    await migrate(db)
    await closeDb(db)
    return await typesOf(root, ownerConfig, join(folder, "tables.ts"))
  } finally {
    await started.database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} root
 * @param {{ host: string, port: number, user: string, password: string, database: string }} config
 * @param {string} file
 */
async function typesOf(root, { host, port, user, password, database }, file) {
  const address = `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
  const program = join(root, "node_modules/kysely-codegen/dist/cli/bin.js")
  const parsers = ["--date-parser", "string", "--numeric-parser", "number"]
  const choices = [...parsers, "--type-mapping", '{"timestamptz":"string"}', "--exclude-pattern", "migration"]
  await promisify(execFile)(
    process.execPath,
    [program, "--dialect", "postgres", "--out-file", file, ...choices],
    {
      env: { ...process.env, DATABASE_URL: address },
    },
  )
  return readFile(file, "utf8")
}
