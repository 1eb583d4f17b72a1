import { createInterface } from "node:readline/promises"
import { parseArgs } from "node:util"
import { readBackupKey } from "../../store/backup/backup-keys.ts"
import type { BackupRefusal } from "../../store/backup/backup-refusal.ts"
import { checkBackup, restoreBackup } from "../../store/backup/restore-backup.ts"
import { type Command, UsageError } from "../command.ts"
import { readConfig } from "../config.ts"
import { openData } from "../open-data.ts"
import { readPassphrase } from "../passphrase.ts"

export const restoreCommand: Command = {
  usage: "shouwang restore FILE [--passphrase-file PATH | --key-file PATH] [--overwrite [--yes]] [--json]",
  summary: "puts a backup into an empty data folder, or the database that DATABASE_URL names",
  details: `The file is read through first; nothing is written when it is damaged, cut off or cannot be opened, and what is written is
written whole or not at all. An older backup is brought up to date.

--passphrase-file  the passphrase the file was made with (- is the standard input)
--key-file         the backup's key, where it is not in the data folder
--overwrite        replace everything that is there; asks first
--yes              do not ask
--json             prints the result as JSON`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "passphrase-file": { type: "string" },
        "key-file": { type: "string" },
        overwrite: { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        json: { type: "boolean" },
      },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) throw new UsageError("Name the one file to restore.")
    if (values.overwrite && !values.yes && !process.stdin.isTTY) {
      throw new UsageError("Nobody is here to be asked: say --yes to replace everything.")
    }
    const passphrase = readPassphrase(values["passphrase-file"])
    const keyFile = values["key-file"]
    const key = keyFile === undefined ? undefined : await readBackupKey(keyFile)
    if (key === null) throw new UsageError(`There is no key in ${keyFile}.`)
    const read = readConfig(process.env)
    if (!read.ok) throw new UsageError(read.mistake)
    const backup = await checkBackup(path, { dataDir: read.config.dataDir, passphrase, key })
    if (!backup.ok) return refuse(backup.refusal)
    const total = Object.values(backup.rows).reduce((sum, rows) => sum + rows, 0)
    if (values.overwrite && !values.yes && !(await confirm(total, backup.header.madeAt))) return 1
    const data = await openData(read.config)
    if (!data.ok) {
      console.error(data.words)
      return 1
    }
    try {
      const restored = await restoreBackup(data.ground.ownerDb, backup, { overwrite: values.overwrite })
      if (!restored.ok) return refuse(restored.refusal)
      const result = { file: path, madeAt: backup.header.madeAt, rows: restored.rows }
      console.log(values.json ? JSON.stringify(result) : `${total} rows of ${backup.header.madeAt} restored.`)
      return 0
    } finally {
      await data.close()
    }
  },
}

async function confirm(rows: number, madeAt: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question(
      `Everything in the database is replaced by ${rows} rows of ${madeAt}. Type yes to go on: `,
    )
    return answer.trim().toLowerCase() === "yes"
  } finally {
    terminal.close()
  }
}

function refuse(refusal: BackupRefusal): number {
  console.error(words[refusal])
  return 1
}

const words: Readonly<Record<BackupRefusal, string>> = {
  "not-found": "There is no such file.",
  "not-a-backup": "This is not a backup of Shouwang.",
  "newer-backup": "This backup was made by a newer version: restore it with that one or a later one.",
  "key-gone":
    "The key of this backup is not in the data folder: it was destroyed, or lies on another machine (--key-file).",
  "passphrase-needed": "This backup needs its passphrase: --passphrase-file.",
  "wrong-key": "The passphrase or key is not the one of this backup.",
  truncated: "The file is cut off: copy it again. Nothing was written.",
  damaged: "The file is damaged: copy it again. Nothing was written.",
  "not-empty": "The database is not empty. Nothing was written. To replace all of it say --overwrite.",
}
