import { createHash, createHmac, randomBytes, randomUUID, webcrypto } from "node:crypto"
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core"
import { boundTo, type EntryBody } from "../../src/core/gate/entry.ts"
import type { GateState, Sighting } from "../../src/core/gate/gate-state.ts"
import { writeKeyedTable } from "../../src/core/gate/keyed-table.ts"
import type { PassClaims, PassKey } from "../../src/core/gate/pass.ts"
import { passToSign } from "../../src/core/gate/pass-code.ts"
import { getPlainDate, type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { firstPolicies } from "../../src/core/policy/first-policies.ts"

type Home = { readonly room: string; readonly code: string; readonly number: string; readonly pass: string }
type Taken = { readonly id: string; readonly seq: number; readonly device: string; readonly body: EntryBody }
type Reply = { readonly status: number; readonly body: unknown }
type Device = { readonly key: webcrypto.CryptoKey; readonly tableKey: Buffer; joinedBy: string }

/**
 * What a phone at a gate can expect of the server, by the contract alone: it opens what it is sent with a key of its own, and
 * lists it. For tests of the phone; the real server's own tests hold it to the same contract.
 */
export type FakeGateServer = Awaited<ReturnType<typeof makeFakeGateServer>>

export const fakeHomes: readonly Home[] = ["12-302", "12-401", "3-101", "7-502"].map((room, index) => ({
  room,
  code: createHash("sha256").update(`home ${room}`).digest("hex").slice(0, 16),
  number: ["1000011", "1000028", "1000036", "1000044"][index] ?? "",
  pass: createHash("sha256").update(`pass ${room}`).digest("hex").slice(0, 16),
}))

const ES256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const
const { subtle } = webcrypto

export async function makeFakeGateServer(now: () => number = Date.now) {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  })
  const sealing = await suite.kem.generateKeyPair()
  const issuing = await newIssuer()
  const communityId = randomUUID()
  const postId = randomUUID()
  const devices = new Map<string, Device>()
  const usedCodes = new Set<string>()
  const taken: Taken[] = []
  const settings = {
    /** Nothing gets through. */
    down: false,
    /** What is asked is done, and its answer lost. */
    losesAnswers: false,
    /** Entries that make a batch unreadable. */
    bad: (_entry: { seq: number }) => false,
    credential: "good" as "good" | "ended",
    revoked: false,
    pin: "123456",
    state: {
      version: "1",
      madeAt: instantOf(now()),
      keys: [issuing.key],
      stopped: [] as { pass: string; stop: "lost" | "suspended" | "void"; since: Instant }[],
      quarantined: [] as string[],
      policies: firstPolicies,
      sealKey: await pointOf(sealing.publicKey),
    } as GateState,
    sightings: [] as Sighting[],
    guard: null as number | null,
    requests: [] as string[],
  }

  const membershipOf = (deviceId: string) => ({
    ...{ communityId, neighbourhood: "守望里居民区", deviceId, postId, post: "正门", guard: settings.guard },
    credentialUntil: instantOf(now() + 12 * 3_600_000),
    serverTime: instantOf(now()),
  })

  const join = async (asked: { code: string; publicKey: string; commandId: string }): Promise<Reply> => {
    const again = [...devices].find(([, { joinedBy }]) => joinedBy === asked.commandId)
    if (again === undefined && (usedCodes.has(asked.code) || asked.code.startsWith("wrong")))
      return refusal(409, "wrong-join-code")
    usedCodes.add(asked.code)
    const [id, device] = again ?? [randomUUID(), await deviceOf(asked)]
    devices.set(id, device)
    settings.credential = "good"
    return { status: 200, body: { ...membershipOf(id), tableKey: device.tableKey.toString("base64url") } }
  }

  const read = async (asked: { signed: string; signature: string }) => {
    const said = JSON.parse(asked.signed)
    const device = devices.get(said.device)
    if (device === undefined) return refusal(404, "unknown-device")
    const signature = Buffer.from(asked.signature, "base64url")
    const isRight = await subtle.verify(ES256, device.key, signature, Buffer.from(asked.signed))
    return isRight ? { said } : refusal(403, "wrong-signature")
  }

  const take = async (asked: { signed: string; signature: string }): Promise<Reply> => {
    const opened = await read(asked)
    if (!("said" in opened)) return opened
    const { said } = opened
    if (said.entries.length > 500 || said.entries.some(settings.bad)) return refusal(400, "bad-batch")
    const keys = new Map<string, webcrypto.CryptoKey>()
    for (const seal of said.seals) keys.set(seal.id, await contentKeyOf(seal))
    for (const entry of said.entries) {
      if (taken.some(({ id }) => id === entry.id)) continue
      const key = keys.get(entry.seal)
      if (key === undefined) return refusal(400, "bad-batch")
      const how = {
        name: "AES-GCM",
        iv: Buffer.from(entry.nonce, "base64url"),
        additionalData: Buffer.from(boundTo(said.device, entry)),
      }
      const plain = await subtle.decrypt(how, key, Buffer.from(entry.box, "base64url"))
      const body = JSON.parse(Buffer.from(plain).toString()) as EntryBody
      taken.push({ id: entry.id, seq: entry.seq, device: said.device, body })
    }
    const ids = said.entries.map(({ id }: { id: string }) => id)
    return { status: 200, body: { taken: ids, serverTime: instantOf(now()) } }
  }

  const contentKeyOf = async ({ enc, box }: { enc: string; box: string }) => {
    const raw = await suite.open(
      {
        recipientKey: sealing.privateKey,
        enc: bytesOf(enc).buffer,
        info: new TextEncoder().encode("shouwang gate 1").buffer,
      },
      bytesOf(box).buffer,
    )
    return subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"])
  }

  const shift = async (asked: { signed: string; signature: string }): Promise<Reply> => {
    const opened = await read(asked)
    if (!("said" in opened)) return opened
    if (settings.revoked) return refusal(403, "device-revoked")
    if (opened.said.pin !== settings.pin) return refusal(403, "wrong-pin")
    settings.guard = 7
    settings.credential = "good"
    return { status: 200, body: membershipOf(opened.said.device) }
  }

  const last = () => [...devices.keys()].at(-1) ?? ""

  /** Answers a request of the page; null: no network. */
  const handle = async (path: string, method: string, text: string | null): Promise<Reply | null> => {
    settings.requests.push(`${method} ${path}`)
    if (settings.down) return null
    const asked = text === null ? {} : JSON.parse(text)
    const reply = await answer(path, asked)
    return settings.losesAnswers ? null : reply
  }

  // biome-ignore lint/suspicious/noExplicitAny: whatever the page sent
  const answer = async (path: string, asked: any): Promise<Reply> => {
    if (path === "/api/gate/join") return join(asked)
    if (path === "/api/gate/entries") return take(asked)
    if (path === "/api/gate/shift") return shift(asked)
    const isOut = settings.credential === "ended" || settings.revoked || devices.size === 0
    if (isOut) return refusal(401, "not-signed-in")
    if (path === "/api/gate/tables") return { status: 200, body: tablesOf(devices.get(last())) }
    const { state, sightings } = settings
    return { status: 200, body: { ...membershipOf(last()), state, sightings, tables: "t1" } }
  }

  return {
    settings,
    taken,
    handle,
    /** For a device that runs in this process. */
    fetch: async (path: string, init: RequestInit): Promise<Response> => {
      const reply = await handle(path, init.method ?? "GET", (init.body as string | undefined) ?? null)
      if (reply === null) throw new TypeError("Failed to fetch")
      return new Response(JSON.stringify(reply.body), { status: reply.status })
    },
    /** The code of a pass as the committee issues it; `by` another key: a forged one. */
    passCode: (claims: Partial<PassClaims> = {}, by = issuing) =>
      issue({ ...claimsOf(fakeHomes[0]), ...claims }, by),
    /** A pass that somebody else has made, under the committee's key id. */
    forgedCode: async () => issue(claimsOf(fakeHomes[0]), { ...(await newIssuer()), key: issuing.key }),
    newIssuer,
    /** A new version of the state. */
    change: (change: Partial<GateState>) => {
      settings.state = { ...settings.state, ...change, version: randomUUID(), madeAt: instantOf(now()) }
    },
    newSealKey: async () => {
      const pair = await suite.kem.generateKeyPair()
      sealing.privateKey = pair.privateKey
      return pointOf(pair.publicKey)
    },
  }
}

async function deviceOf({ publicKey, commandId }: { publicKey: string; commandId: string }): Promise<Device> {
  const key = await subtle.importKey("raw", bytesOf(publicKey), ES256, false, ["verify"])
  return { key, tableKey: randomBytes(32), joinedBy: commandId }
}

function claimsOf(home: Home | undefined): PassClaims {
  const [from, until] = [getPlainDate("2020-02-10"), getPlainDate("2020-04-10")]
  return { pass: home?.pass ?? "", home: home?.code ?? "", kind: "resident", from, until }
}

type Issuer = { readonly key: PassKey; readonly sign: (bytes: Uint8Array) => Promise<Uint8Array> }

async function newIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await subtle.generateKey(ES256, true, ["sign", "verify"])
  return {
    key: { ...(await pointOf(publicKey)), revokedAt: null },
    sign: async (bytes) => new Uint8Array(await subtle.sign(ES256, privateKey, Buffer.from(bytes))),
  }
}

async function issue(claims: PassClaims, { key, sign }: Issuer): Promise<string> {
  const pass = passToSign(claims, key.keyId)
  return pass.finish(await sign(pass.bytes))
}

async function pointOf(key: webcrypto.CryptoKey): Promise<{ keyId: string; point: string }> {
  const point = Buffer.from(await subtle.exportKey("raw", key))
  const keyId = createHash("sha256").update(point).digest("hex").slice(0, 8)
  return { keyId, point: point.toString("base64url") }
}

function tablesOf(device: Device | undefined) {
  const digest = (asked: string) =>
    createHmac("sha256", device?.tableKey ?? "")
      .update(asked)
      .digest("hex")
      .slice(0, 16)
  const rooms = fakeHomes.map(({ room, code }) => ({ digest: digest(`room:288-${room}`), value: code }))
  const numbers = fakeHomes.flatMap(({ number, pass, code }) => [
    { digest: digest(`number:${number}`), value: pass },
    { digest: digest(`home:${number}`), value: code },
  ])
  return { version: "t1", lane: "288", rooms: writeKeyedTable(rooms), numbers: writeKeyedTable(numbers) }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, "base64url"))
}

function refusal(status: number, code: string): Reply {
  return { status, body: { refusal: code } }
}
