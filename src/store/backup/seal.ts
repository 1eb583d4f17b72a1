import { createCipheriv, createDecipheriv, createHash } from "node:crypto"
import { BackupError } from "./backup-refusal.ts"

const CHUNK = 65_536
const TAG = 16
const FINAL = 0x8000_0000

/**
 * Encrypts a stream in chunks of AES-256-GCM, each bound to its place, to the header and to whether it is the last: none can be changed,
 * moved, left out or cut off unseen. The key is of this one file, so the counter never repeats under it.
 */
export async function* seal(
  source: AsyncIterable<Buffer>,
  fileKey: Buffer,
  header: Buffer,
): AsyncGenerator<Buffer> {
  const bound = createHash("sha256").update(header).digest()
  let held: Buffer[] = []
  let size = 0
  let count = 0
  for await (const bytes of source) {
    held.push(bytes)
    size += bytes.length
    if (size <= CHUNK) continue
    let rest = Buffer.concat(held)
    // the last bytes are held back: only the end tells which chunk is the last
    for (; rest.length > CHUNK; rest = rest.subarray(CHUNK)) {
      yield sealChunk(rest.subarray(0, CHUNK), fileKey, bound, count, false)
      count += 1
    }
    held = [rest]
    size = rest.length
  }
  yield sealChunk(Buffer.concat(held), fileKey, bound, count, true)
}

/** Decrypts what `seal` wrote; throws a BackupError for what is damaged or cut off. */
export async function* unseal(
  source: AsyncIterable<Buffer>,
  fileKey: Buffer,
  header: Buffer,
): AsyncGenerator<Buffer> {
  const bound = createHash("sha256").update(header).digest()
  let rest: Buffer = Buffer.alloc(0)
  let skip = header.length
  let count = 0
  let ended = false
  for await (const bytes of source) {
    const skipped = Math.min(skip, bytes.length)
    skip -= skipped
    rest = Buffer.concat([rest, bytes.subarray(skipped)])
    while (rest.length >= 4 && !ended) {
      const word = rest.readUInt32BE(0)
      const isFinal = word >= FINAL
      const length = isFinal ? word - FINAL : word
      if (length > CHUNK + TAG || length < TAG) throw new BackupError("damaged")
      if (rest.length < 4 + length) break
      yield openChunk(rest.subarray(4, 4 + length), fileKey, bound, count, isFinal)
      rest = rest.subarray(4 + length)
      count += 1
      ended = isFinal
    }
  }
  if (!ended) throw new BackupError("truncated")
  if (rest.length > 0) throw new BackupError("damaged")
}

function sealChunk(plain: Buffer, key: Buffer, bound: Buffer, count: number, isFinal: boolean): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(count))
  cipher.setAAD(Buffer.concat([bound, Buffer.from([isFinal ? 1 : 0])]))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  const word = Buffer.alloc(4)
  word.writeUInt32BE(sealed.length + (isFinal ? FINAL : 0))
  return Buffer.concat([word, sealed])
}

function openChunk(sealed: Buffer, key: Buffer, bound: Buffer, count: number, isFinal: boolean): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(count))
  decipher.setAAD(Buffer.concat([bound, Buffer.from([isFinal ? 1 : 0])]))
  decipher.setAuthTag(sealed.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
  } catch {
    throw new BackupError("damaged")
  }
}

function nonceOf(count: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(count), 4)
  return nonce
}
