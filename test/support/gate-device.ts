import {
  createCipheriv,
  createHash,
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from "node:crypto"
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core"
import * as contract from "../../src/contract/gate.ts"
import { addGuard, addPost, makeJoinCode } from "../../src/contract/posts.ts"
import { getDeviceList, takeRoundOnPhone } from "../../src/contract/round-phone.ts"
import type { EntryBatch, Seal, SealedEntry } from "../../src/core/gate/batch.ts"
import { boundTo, type EntryBody, type EntryHead, type Passage } from "../../src/core/gate/entry.ts"
import { type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { makeIdMaker } from "../../src/core/kit/id.ts"
import type { Answer, Client } from "./client.ts"
import { readStream } from "./stream.ts"

/** A post's device as the server sees one; written apart from the browser's, so that both keep to the contract. */
export type GateDevice = {
  readonly id: string
  readonly communityId: string
  readonly tableKey: Buffer
  readonly cookie: () => string
  /** Its own clock runs ahead of the server's by so many milliseconds. */
  readonly setClock: (aheadMs: number) => void
  /** Notes both clocks, as after an answer. */
  readonly hear: () => void
  /** Writes something down, sealed; it waits for the next sending. */
  readonly write: (body: EntryBody | Record<string, unknown>, head?: Partial<EntryHead>) => SealedEntry
  /** The text of what waits, or of these entries, with its signature. */
  readonly sign: (entries?: readonly SealedEntry[], change?: Partial<EntryBatch>) => SignedText
  /** Sends what waits, or these entries; what is answered as taken waits no more. */
  readonly send: (entries?: readonly SealedEntry[], change?: Partial<EntryBatch>) => Promise<Answer>
  readonly post: (signed: SignedText) => Promise<Answer>
  readonly begin: (pin: string, once?: string) => Promise<Answer>
  readonly get: (path: string) => Promise<Answer>
  readonly stream: (lastEventId?: string) => Promise<ReturnType<typeof readStream>>
  /** What a typed room or number is looked up by. */
  readonly digestOf: (asked: string) => string
}

export type SignedText = { readonly signed: string; readonly signature: string }

export type Joining = {
  readonly url: string
  readonly now: () => Instant
  readonly code: string
  /** `round`: somebody's phone on a round; else a gate's. */
  readonly kind?: "gate" | "round"
}

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})

/** The key pair with which a device asks to join. */
export function makeDeviceKeys(): { readonly privateKey: KeyObject; readonly point: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const point = publicKey.export({ format: "der", type: "spki" }).subarray(-65)
  return { privateKey, point: point.toString("base64url") }
}

/** Sends a join command as a phone does. */
export async function askToJoin(
  url: string,
  body: { readonly commandId: string; readonly code: string; readonly publicKey: string },
): Promise<Answer & { readonly cookie: string | null }> {
  const response = await fetch(new URL(contract.joinPost.path, url), {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(body),
  })
  return { ...(await answerOf(response)), cookie: cookieOf(response) }
}

/** Joins a post by a code, and seals for the key that the state names. */
export async function joinAsDevice({ url, now, code, kind = "gate" }: Joining): Promise<GateDevice> {
  const { privateKey, point } = makeDeviceKeys()
  const joined = await askToJoin(url, { commandId: randomUUID(), code, publicKey: point })
  if (joined.status !== 200 || joined.cookie === null) throw new Error(`not joined: ${joined.status}`)
  const { deviceId: id, communityId } = joined.body as { deviceId: string; communityId: string }
  const tableKey = Buffer.from(joined.body.tableKey, "base64url")
  const held = {
    ...{ cookie: joined.cookie, seq: 0, ahead: 0 },
    heard: null as EntryHead["heard"],
    waiting: [] as SealedEntry[],
  }
  const newId = makeIdMaker(Date.now, randomBytes)
  const clock = () => instantOf(Date.parse(now()) + held.ahead)

  const get = async (path: string) =>
    answerOf(await fetch(new URL(path, url), { headers: { cookie: `shouwang-${kind}=${held.cookie}` } }))
  const post = async (path: string, body: object) => {
    const headers = { "content-type": "application/json", origin: url }
    const response = await fetch(new URL(path, url), { method: "POST", headers, body: JSON.stringify(body) })
    held.cookie = cookieOf(response) ?? held.cookie
    return answerOf(response)
  }
  const signText = (signed: string): SignedText => ({
    signed,
    signature: sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString(
      "base64url",
    ),
  })

  const state = await get(kind === "gate" ? contract.getGateState.path : getDeviceList.path)
  const contentKey = randomBytes(32)
  const seal = await sealFor(state.body.state.sealKey, contentKey)

  const device: GateDevice = {
    ...{ id, communityId, tableKey, get },
    cookie: () => held.cookie,
    setClock: (aheadMs) => {
      held.ahead = aheadMs
    },
    hear: () => {
      held.heard = { server: now(), device: clock() }
    },
    write: (body, change = {}) => {
      held.seq += 1
      const version = { version: state.body.state.version, madeAt: state.body.state.madeAt }
      const head = { id: newId(), seq: held.seq, at: clock(), heard: held.heard, state: version, ...change }
      const nonce = randomBytes(12)
      const cipher = createCipheriv("aes-256-gcm", contentKey, nonce)
      cipher.setAAD(Buffer.from(boundTo(id, head)))
      const box = [cipher.update(JSON.stringify(body)), cipher.final(), cipher.getAuthTag()]
      const entry: SealedEntry = {
        ...head,
        seal: seal.id,
        nonce: nonce.toString("base64url"),
        box: Buffer.concat(box).toString("base64url"),
      }
      held.waiting.push(entry)
      return entry
    },
    sign: (entries = held.waiting, change = {}) => {
      const batch: EntryBatch = {
        ...{ communityId, device: id, sentAt: clock(), waiting: held.waiting.length, battery: 80 },
        ...{ seals: [seal], entries },
        ...change,
      }
      return signText(JSON.stringify(batch))
    },
    post: (signed) => post(contract.takeEntries.path, signed),
    send: async (entries, change) => {
      const answer = await device.post(device.sign(entries, change))
      const taken = new Set<string>(answer.body.taken ?? [])
      held.waiting = held.waiting.filter((entry) => !taken.has(entry.id))
      return answer
    },
    begin: (pin, once = randomUUID()) =>
      post(contract.beginShift.path, signText(JSON.stringify({ communityId, device: id, pin, once }))),
    stream: async (lastEventId) => {
      const headers = {
        cookie: `shouwang-gate=${held.cookie}`,
        ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
      }
      return readStream(await fetch(new URL(contract.streamGate.path, url), { headers }))
    },
    digestOf: (asked) => createHmac("sha256", tableKey).update(asked).digest("hex").slice(0, 16),
  }
  return device
}

/** A post with so many devices, and a guard to take over. */
export async function openPost(
  head: Client,
  at: { readonly url: string; readonly now: () => Instant },
  name: string,
  devices = 1,
): Promise<{ readonly postId: string; readonly devices: GateDevice[] }> {
  const postId = randomUUID()
  const added = await head.call(addPost, { body: { commandId: randomUUID(), id: postId, name } })
  if (added.status !== 200) throw new Error(`no post: ${added.body.refusal}`)
  const joined: GateDevice[] = []
  for (let index = 0; index < devices; index += 1) {
    const made = await head.call(makeJoinCode, { body: { commandId: randomUUID(), postId } })
    joined.push(await joinAsDevice({ ...at, code: made.body.code }))
  }
  return { postId, devices: joined }
}

/** A phone of somebody's own with today's list. */
export async function takeRound(
  walker: Client,
  at: { readonly url: string; readonly now: () => Instant },
): Promise<GateDevice> {
  const made = await walker.call(takeRoundOnPhone, { body: { commandId: randomUUID() } })
  if (made.status !== 200) throw new Error(`no code: ${made.body.refusal}`)
  return joinAsDevice({ ...at, code: made.body.code, kind: "round" })
}

/** One more guard with a PIN. */
export async function hireGuard(
  head: Client,
  name: string,
): Promise<{ readonly id: string; readonly number: number; readonly pin: string }> {
  return (await head.call(addGuard, { body: { commandId: randomUUID(), id: randomUUID(), name } })).body
}

/** A resident let in, as most entries are. */
export function passage(change: Partial<Passage> = {}): Passage {
  return {
    ...{ what: "passage", kind: "resident", direction: "in", verdict: "let-in", reason: "room-known" },
    ...{ shown: null, home: null, room: null, celsius: 36.5, particulars: null, proof: null },
    ...change,
  }
}

/** A pass's opaque id. */
export function opaqueOf(passId: string): string {
  return createHash("sha256").update(passId).digest("hex").slice(0, 16)
}

async function sealFor(
  sealKey: { readonly keyId: string; readonly point: string },
  contentKey: Buffer,
): Promise<Seal> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(
    copyOf(Buffer.from(sealKey.point, "base64url")),
  )
  const sender = await suite.createSenderContext({
    recipientPublicKey,
    info: new TextEncoder().encode("shouwang gate 1"),
  })
  const box = Buffer.from(await sender.seal(copyOf(contentKey)))
  const enc = Buffer.from(sender.enc)
  const text = (bytes: Buffer) => bytes.toString("base64url")
  return { id: randomUUID(), keyId: sealKey.keyId, enc: text(enc), box: text(box) }
}

function copyOf(bytes: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get("content-type")?.startsWith("application/json")
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
}

function cookieOf(response: Response): string | null {
  const lines = response.headers.getSetCookie()
  return lines.flatMap((line) => /^shouwang-(?:gate|round)=([^;]*)/.exec(line)?.[1] ?? [])[0] ?? null
}
