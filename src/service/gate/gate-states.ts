import { createHash } from "node:crypto"
import type { GateState } from "../../core/gate/gate-state.ts"
import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import type { PolicyRule } from "../../core/policy/policy.ts"
import type { Tx } from "../../store/database/db.ts"
import { getTablesDigest } from "../../store/gate/keyed-rows.ts"
import { listQuarantinedHomes } from "../../store/gate/shown.ts"
import { getVersion } from "../../store/live/changes.ts"
import type { Ground } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { ensurePassKey, ensureSealKey } from "./gate-keys.ts"
import { ensureHomeKey, homeCodeOf } from "./home-codes.ts"
import { readPassState } from "./read-pass-state.ts"

type Reader = Pick<Ground, "now"> & { readonly communityId: string }

/** The state that all posts of a neighbourhood share, and the version of their keyed tables. */
export type SharedState = { readonly state: GateState; readonly tables: string }

/** Reads the state once for all posts, until something of the neighbourhood changes or the day does. */
export type GateStates = { readonly read: (tx: Tx, reader: Reader) => Promise<SharedState> }

export function makeGateStates(): GateStates {
  const kept = new Map<
    string,
    { readonly version: string; readonly day: PlainDate; readonly shared: SharedState }
  >()
  return {
    read: async (tx, reader) => {
      const { communityId } = reader
      // the version first: what comes in between is read again, never missed
      const version = await getVersion(tx, communityId)
      const day = dayOf(reader.now())
      const known = kept.get(communityId)
      if (known?.version === version && known.day === day) return known.shared
      const read = await readShared(tx, reader, day)
      // posts tell by the moment how old their state is: one that says the same keeps its own
      const isSame = known?.shared.state.version === read.state.version && known.day === day
      const shared = isSame ? { ...read, state: known.shared.state } : read
      kept.set(communityId, { version, day, shared })
      return shared
    },
  }
}

/** The rules by which posts decide. */
const gateRules: ReadonlySet<PolicyRule> = new Set([
  "quarantine-length",
  "fever-threshold",
  "gate-mode",
  "pass-validity",
  "pass-copy-window",
  "damaged-code-proof",
])

async function readShared(tx: Tx, reader: Reader, today: PlainDate): Promise<SharedState> {
  const { communityId } = reader
  await ensurePassKey(tx, reader)
  const sealKey = await ensureSealKey(tx, reader)
  const homeKey = await ensureHomeKey(tx, reader)
  const { keys, stopped } = await readPassState(tx, communityId)
  const homes = await listQuarantinedHomes(tx, communityId, today)
  const policies = await readPolicies(tx, communityId)
  const said = {
    keys,
    stopped,
    quarantined: homes.map((dwellingId) => homeCodeOf(homeKey, dwellingId)).toSorted(),
    policies: policies.filter(({ rule }) => gateRules.has(rule)),
    sealKey: { keyId: sealKey.keyId, point: sealKey.point.toString("base64url") },
  }
  const version = createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 16)
  const tables = await getTablesDigest(tx, communityId)
  return { state: { version, madeAt: reader.now(), ...said }, tables }
}
