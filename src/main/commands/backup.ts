import { parseArgs } from "node:util"
import { instantOf } from "../../core/kit/dates.ts"
import type { Secret } from "../../store/backup/backup-header.ts"
import { destroyBackupKeys, makeBackupKey } from "../../store/backup/backup-keys.ts"
import { makeBackup } from "../../store/backup/make-backup.ts"
import { type Command, UsageError } from "../command.ts"
import { readConfig } from "../config.ts"
import { openData } from "../open-data.ts"
import { readPassphrase } from "../passphrase.ts"

export const backupCommand: Command = {
  usage: "shouwang backup FILE [--passphrase-file PATH] [--destroy-older] [--json]",
  summary: "writes everything into one encrypted file, while the server runs or not",
  details: `Without a passphrase the file is encrypted under a key of its own in the data folder (keys/): it can be restored on
this machine, or elsewhere with a copy of that key, and once the key is destroyed nobody can read it again.
To move to another machine or a city's server use a passphrase, and keep it apart from the file.

--passphrase-file  encrypt under the passphrase in this file instead (- is the standard input)
--destroy-older    afterwards destroy the keys of all older backups: they cannot be read any more. Do this after
                   a person was deleted, since older backups still hold them
--json             prints the result as JSON

A deletion of the whole campaign destroys the keys of all backups by itself; backups under a passphrase must be deleted by hand.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "passphrase-file": { type: "string" },
        "destroy-older": { type: "boolean", default: false },
        json: { type: "boolean" },
      },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) throw new UsageError("Name the one file to write.")
    const passphrase = readPassphrase(values["passphrase-file"])
    const read = readConfig(process.env)
    if (!read.ok) throw new UsageError(read.mistake)
    const { dataDir } = read.config
    const data = await openData(read.config)
    if (!data.ok) {
      console.error(data.words)
      return 1
    }
    try {
      const madeAt = instantOf(Date.now())
      const secret = await chooseSecret(dataDir, passphrase, madeAt)
      const made = await makeBackup(data.ground.ownerDb, path, secret, madeAt)
      const keyId = secret.kind === "key" ? secret.key.id : null
      const destroyed = values["destroy-older"]
        ? await destroyBackupKeys(dataDir, madeAt, keyId ?? undefined)
        : 0
      const total = Object.values(made.rows).reduce((sum, rows) => sum + rows, 0)
      const words = [
        `${path}: ${total} rows, ${made.bytes} bytes, SHA-256 ${made.sha256}`,
        keyId === null
          ? "It opens with the passphrase alone."
          : `Its key is keys/backup-${keyId}.key in ${dataDir}.`,
        ...(destroyed > 0 ? [`Keys of older backups destroyed: ${destroyed}.`] : []),
      ]
      console.log(values.json ? JSON.stringify({ file: path, ...made, keyId, destroyed }) : words.join("\n"))
      return 0
    } finally {
      await data.close()
    }
  },
}

async function chooseSecret(
  dataDir: string,
  passphrase: string | undefined,
  madeAt: Parameters<typeof makeBackupKey>[1],
): Promise<Secret> {
  if (passphrase !== undefined) return { kind: "passphrase", passphrase }
  return { kind: "key", key: await makeBackupKey(dataDir, madeAt) }
}
