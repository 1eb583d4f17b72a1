import Type from "typebox"
import type { GateState, Sighting } from "../core/gate/gate-state.ts"
import { endpoint, Id } from "./endpoint.ts"

const Base64Url = Type.String({ pattern: "^[A-Za-z0-9_-]+$", maxLength: 400_000 })
export const Moment = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" })
const Token = Type.String({ minLength: 20, maxLength: 120 })
export const Pin = Type.String({ pattern: "^\\d{6}$" })

/** What a device is told of where it stands. The credential itself is in an HttpOnly cookie. */
export const Membership = {
  communityId: Id,
  neighbourhood: Type.String(),
  deviceId: Id,
  postId: Id,
  post: Type.String(),
  /** Until when the credential is good; renewed by a PIN at shift change. */
  credentialUntil: Moment,
  /** The number of the guard on duty; null before the first shift. A device holds no name. */
  guard: Type.Union([Type.Integer(), Type.Null()]),
  serverTime: Moment,
}

/**
 * A phone joins a post by the code that the office shows (one use, ten minutes), and leaves its public key: P-256,
 * uncompressed, base64url. `tableKey` (32 bytes, base64url) is this device's own, for its keyed tables.
 */
export const joinPost = endpoint({
  method: "POST",
  path: "/api/gate/join",
  permission: "public",
  body: Type.Object({ commandId: Id, code: Token, publicKey: Base64Url }),
  reply: Type.Object({ ...Membership, tableKey: Base64Url }),
  refusals: ["wrong-join-code"],
})

/** Where this device stands, and the state it decides by; the keyed tables are asked for when `tables` differs. */
export const getGateState = endpoint({
  method: "GET",
  path: "/api/gate/state",
  permission: "device",
  reply: Type.Object({
    ...Membership,
    state: Type.Unsafe<GateState>({}),
    /** Passes seen at other posts within the last minutes. */
    sightings: Type.Array(Type.Unsafe<Sighting>({})),
    /** The version of the keyed tables. */
    tables: Type.String(),
  }),
})

/**
 * This device's keyed tables (see core/gate/keyed-table.ts). A digest is the first 8 bytes of HMAC-SHA256 under the device's
 * table key. `rooms`: of `room:288-12-302` (lane, number, room) → the home. `numbers`: of `number:1002345` → the pass,
 * and of `home:1002345` → its home. `lane` stands in where a room is typed without one; null where there are several.
 */
export const getGateTables = endpoint({
  method: "GET",
  path: "/api/gate/tables",
  permission: "device",
  reply: Type.Object({
    version: Type.String(),
    lane: Type.Union([Type.String(), Type.Null()]),
    rooms: Type.String(),
    numbers: Type.String(),
  }),
})

/** Says `state` with the new version within a second of a change, `sighting` at once, and a heartbeat with the time. */
export const streamGate = endpoint({
  method: "GET",
  path: "/api/gate/events",
  permission: "device",
  reply: "events",
})

/** A content key of one page life, sealed for the server by HPKE (RFC 9180: P-256, HKDF-SHA256, AES-256-GCM). */
export const Seal = Type.Object({
  id: Id,
  keyId: Type.String({ maxLength: 16 }),
  enc: Base64Url,
  box: Base64Url,
})

const Head = {
  id: Id,
  seq: Type.Integer({ minimum: 1 }),
  at: Moment,
  heard: Type.Union([Type.Object({ server: Moment, device: Moment }), Type.Null()]),
  state: Type.Union([Type.Object({ version: Type.String({ maxLength: 64 }), madeAt: Moment }), Type.Null()]),
}

/** An entry as it waits and travels: its body (JSON of EntryBody) in AES-256-GCM under a seal's key, bound to its head. */
export const SealedEntry = Type.Object({ ...Head, seal: Id, nonce: Base64Url, box: Base64Url })

/** What a device signs: the very text of this as JSON. The same text is the last resort's file. */
export const EntryBatch = Type.Object({
  communityId: Id,
  device: Id,
  /** The device's clock. */
  sentAt: Moment,
  /** Entries on the device at the sending, these included. */
  waiting: Type.Integer({ minimum: 0 }),
  /** Per cent; null where the browser does not say. */
  battery: Type.Union([Type.Integer({ minimum: 0, maximum: 100 }), Type.Null()]),
  seals: Type.Array(Seal, { maxItems: 200 }),
  entries: Type.Array(SealedEntry, { maxItems: 500 }),
})

/** A text and the device's signature of it: ES256, r and s, base64url. */
const Signed = Type.Object({
  signed: Type.String({ maxLength: 1_000_000 }),
  signature: Base64Url,
})

/**
 * Takes what a post wrote down, oldest first, `signed` being an EntryBatch. Everything it answers as taken is committed;
 * what came before is answered again. Open to whoever signs as a known device, so that nothing is lost when a credential
 * has ended; an empty batch says that the post is alive.
 */
export const takeEntries = endpoint({
  method: "POST",
  path: "/api/gate/entries",
  permission: "public",
  body: Signed,
  reply: Type.Object({ taken: Type.Array(Id), serverTime: Moment }),
  refusals: ["unknown-device", "wrong-signature", "bad-batch"],
})

/** What a guard signs to take over: the PIN, and a number used once. */
export const ShiftClaim = Type.Object({ communityId: Id, device: Id, pin: Pin, once: Id })

/** A guard takes over while there is a network: the credential is renewed for 12 hours. `signed` is a ShiftClaim. */
export const beginShift = endpoint({
  method: "POST",
  path: "/api/gate/shift",
  permission: "public",
  body: Signed,
  reply: Type.Object(Membership),
  refusals: [
    "unknown-device",
    "wrong-signature",
    "bad-batch",
    "device-revoked",
    "wrong-pin",
    "device-locked",
  ],
})
