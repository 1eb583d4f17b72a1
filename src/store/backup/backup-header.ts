import { createHmac, hkdfSync, randomBytes, scrypt } from "node:crypto"
import { open } from "node:fs/promises"
import type { Instant } from "../../core/kit/dates.ts"
import { type BackupKey, findBackupKey } from "./backup-keys.ts"
import { BackupError } from "./backup-refusal.ts"

/** What stands unencrypted at the beginning of a backup: how to read the rest, and nothing about anyone. */
export type BackupHeader = {
  readonly format: number
  readonly madeAt: Instant
  readonly migrations: readonly string[]
  readonly salt: string
  readonly secret:
    | { readonly kind: "key"; readonly id: string }
    | { readonly kind: "passphrase"; readonly logN: number; readonly r: number; readonly p: number }
  /** Tells a wrong key from a damaged file. */
  readonly check: string
}

/** What opens a backup. */
export type Secret =
  | { readonly kind: "key"; readonly key: BackupKey }
  | { readonly kind: "passphrase"; readonly passphrase: string }

const FORMAT = 1
const MAGIC = Buffer.from("SHOUWANG BACKUP\n")
const LARGEST_HEADER = 65_536
/** 128 MB and about half a second on an office PC for each try at a passphrase. */
const SCRYPT = { logN: 17, r: 8, p: 1 } as const

/** A new header and the key of the file that it heads. */
export async function makeHeader(
  secret: Secret,
  madeAt: Instant,
  migrations: readonly string[],
): Promise<{ readonly bytes: Buffer; readonly fileKey: Buffer }> {
  const salt = randomBytes(16)
  const fileKey = await fileKeyOf(secret, salt)
  const header: BackupHeader = {
    format: FORMAT,
    madeAt,
    migrations,
    salt: salt.toString("base64"),
    secret: secret.kind === "key" ? { kind: "key", id: secret.key.id } : { kind: "passphrase", ...SCRYPT },
    check: checkOf(fileKey),
  }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return { bytes: Buffer.concat([MAGIC, length, text]), fileKey }
}

/** Reads the header of a file; throws a BackupError for what is none. */
export async function readHeader(
  path: string,
): Promise<{ readonly header: BackupHeader; readonly bytes: Buffer }> {
  const file = await open(path, "r").catch(() => null)
  if (file === null) throw new BackupError("not-found")
  try {
    const front = Buffer.alloc(MAGIC.length + 4)
    const { bytesRead } = await file.read(front, 0, front.length, 0)
    if (bytesRead < front.length || !front.subarray(0, MAGIC.length).equals(MAGIC)) {
      throw new BackupError("not-a-backup")
    }
    const length = front.readUInt32BE(MAGIC.length)
    if (length > LARGEST_HEADER) throw new BackupError("damaged")
    const bytes = Buffer.alloc(front.length + length)
    const whole = await file.read(bytes, 0, bytes.length, 0)
    if (whole.bytesRead < bytes.length) throw new BackupError("truncated")
    return { header: parseHeader(bytes.subarray(front.length).toString("utf8")), bytes }
  } finally {
    await file.close()
  }
}

function parseHeader(text: string): BackupHeader {
  let header: Partial<BackupHeader>
  try {
    header = JSON.parse(text) as Partial<BackupHeader>
  } catch {
    throw new BackupError("damaged")
  }
  if (typeof header.format === "number" && header.format > FORMAT) throw new BackupError("newer-backup")
  const { secret } = header
  const isWhole =
    header.format === FORMAT &&
    Array.isArray(header.migrations) &&
    [header.madeAt, header.salt, header.check].every((value) => typeof value === "string") &&
    (secret?.kind === "key" ||
      // other numbers would be work made up to hold us up
      (secret?.kind === "passphrase" &&
        secret.logN === SCRYPT.logN &&
        secret.r === SCRYPT.r &&
        secret.p === SCRYPT.p))
  if (!isWhole) throw new BackupError("damaged")
  return header as BackupHeader
}

/** The key of a file, from what the caller has to open it with. */
export async function openHeader(
  header: BackupHeader,
  given: {
    readonly dataDir: string
    readonly passphrase?: string | undefined
    readonly key?: BackupKey | undefined
  },
): Promise<Buffer> {
  const fileKey = await fileKeyOf(await secretFor(header, given), Buffer.from(header.salt, "base64"))
  if (checkOf(fileKey) !== header.check) throw new BackupError("wrong-key")
  return fileKey
}

async function secretFor(header: BackupHeader, given: Parameters<typeof openHeader>[1]): Promise<Secret> {
  if (header.secret.kind === "passphrase") {
    if (given.passphrase === undefined) throw new BackupError("passphrase-needed")
    return { kind: "passphrase", passphrase: given.passphrase }
  }
  const key = given.key ?? (await findBackupKey(given.dataDir, header.secret.id))
  if (key === null) throw new BackupError("key-gone")
  return { kind: "key", key }
}

async function fileKeyOf(secret: Secret, salt: Buffer): Promise<Buffer> {
  const master = secret.kind === "key" ? secret.key.key : await stretch(secret.passphrase, salt)
  return Buffer.from(hkdfSync("sha256", master, salt, "shouwang backup file", 32))
}

function stretch(passphrase: string, salt: Buffer): Promise<Buffer> {
  const N = 2 ** SCRYPT.logN
  const options = { N, r: SCRYPT.r, p: SCRYPT.p, maxmem: 256 * N * SCRYPT.r }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize("NFC"), salt, 32, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

function checkOf(fileKey: Buffer): string {
  return createHmac("sha256", fileKey)
    .update("shouwang backup check")
    .digest()
    .subarray(0, 16)
    .toString("base64")
}
