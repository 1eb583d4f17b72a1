import { createHash, generateKeyPairSync } from "node:crypto"
import type { Tx } from "../../store/database/db.ts"
import {
  type GateKeyPurpose,
  type GateKeyRow,
  insertGateKey,
  listGateKeys,
  lockGateKeys,
} from "../../store/gate/gate-keys.ts"
import type { Ground } from "../context.ts"

type Keeper = Pick<Ground, "now"> & { readonly communityId: string }

/** A key that is in use: its private part (PKCS #8) is there. */
export type GateKey = Omit<GateKeyRow, "privateKey"> & { readonly privateKey: Buffer }

/** The key that signs passes now; made at the first need. */
export async function ensurePassKey(tx: Tx, keeper: Keeper): Promise<GateKey> {
  return ensureKey(tx, keeper, "pass")
}

/** The key for which posts seal what they write down; made at the first need. */
export async function ensureSealKey(tx: Tx, keeper: Keeper): Promise<GateKey> {
  return ensureKey(tx, keeper, "seal")
}

/** A new key beside those there are. The transaction holds the lock of the keys. */
export async function makeGateKey(tx: Tx, keeper: Keeper, purpose: GateKeyPurpose): Promise<GateKey> {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const point = publicKey.export({ format: "der", type: "spki" }).subarray(-POINT_BYTES)
  const made = {
    keyId: keyIdOf(point),
    point,
    privateKey: privateKey.export({ format: "der", type: "pkcs8" }),
    madeAt: keeper.now(),
  }
  await insertGateKey(tx, keeper.communityId, purpose, made)
  return { ...made, retiredAt: null, revokedAt: null }
}

/** A key's name: the first 8 hexadecimal digits of the SHA-256 of its uncompressed point. */
function keyIdOf(point: Uint8Array): string {
  return createHash("sha256").update(point).digest("hex").slice(0, 8)
}

const POINT_BYTES = 65

async function ensureKey(tx: Tx, keeper: Keeper, purpose: GateKeyPurpose): Promise<GateKey> {
  const known = await findKeyInUse(tx, keeper, purpose)
  if (known !== undefined) return known
  await lockGateKeys(tx, keeper.communityId)
  return (await findKeyInUse(tx, keeper, purpose)) ?? makeGateKey(tx, keeper, purpose)
}

async function findKeyInUse(tx: Tx, keeper: Keeper, purpose: GateKeyPurpose): Promise<GateKey | undefined> {
  const keys = await listGateKeys(tx, keeper.communityId, purpose)
  const [inUse] = keys.flatMap(({ privateKey, ...key }) =>
    key.retiredAt === null && privateKey !== null ? [{ ...key, privateKey }] : [],
  )
  return inUse
}
