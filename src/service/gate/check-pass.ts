import { checkPassCode } from "../../core/gate/check-pass.ts"
import { decidePass } from "../../core/gate/decide.ts"
import { plainPassNumber } from "../../core/gate/keyed-table.ts"
import type { PassCheck } from "../../core/gate/pass.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { listPassesNamed, type PassRow } from "../../store/gate/passes.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { ensureHomeKey, homeCodeOf } from "./home-codes.ts"
import { makeVerifier } from "./pass-signature.ts"
import { isOurs, presentPass } from "./pass-view.ts"
import { readPassState } from "./read-pass-state.ts"

const verify = makeVerifier()

/** What the gate would say to a pass, by the text of its code or its printed number; whether its home is in quarantine is not asked. */
export async function checkPass(
  context: Context,
  given: { readonly code?: string; readonly number?: string },
) {
  authorise(context, "issue-passes")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const state = await readPassState(tx, communityId)
    const found =
      given.code === undefined
        ? await byNumber(tx, context, plainPassNumber(given.number ?? ""))
        : await byCode(tx, communityId, given.code, state)
    const decision = decidePass(
      {
        ...{ kind: "resident", direction: "in", room: null, celsius: null, seenElsewhere: null },
        ...{ pass: found.check, at: context.now() },
      },
      { stopped: state.stopped, quarantined: [], policies: await readPolicies(tx, communityId) },
    )
    return { decision, pass: found.pass === undefined ? null : presentPass(found.pass) }
  })
}

type PassState = Awaited<ReturnType<typeof readPassState>>
type Found = { readonly check: PassCheck; readonly pass: PassRow | undefined }

/** The office knows every pass: one that is signed and was never issued shows that its key leaked. */
async function byCode(tx: Tx, communityId: string, code: string, state: PassState): Promise<Found> {
  const check = await checkPassCode(code, state.keys, verify)
  // every key that ever was is known here, as no post can know
  if (check.result === "unknown-key") return { check: { result: "forged" }, pass: undefined }
  if (check.result !== "signed" && check.result !== "key-revoked") return { check, pass: undefined }
  const opaque = check.claims.pass
  const [pass] = await listPassesNamed(tx, communityId, { opaque })
  // of a deleted holder's pass no more is left than that it is stopped
  const isKnown = pass !== undefined || state.stopped.some((stopped) => stopped.pass === opaque)
  return isKnown ? { check, pass } : { check: { result: "forged" }, pass: undefined }
}

/** A number that two passes have says nothing certain. */
async function byNumber(tx: Tx, context: Context, plainNumber: string): Promise<Found> {
  const named = plainNumber === "" ? [] : await listPassesNamed(tx, context.communityId, { plainNumber })
  const [pass] = named
  if (pass === undefined || named.length > 1) return { check: { result: "unknown-number" }, pass: undefined }
  const home = homeCodeOf(await ensureHomeKey(tx, context), pass.dwellingId)
  if (!isOurs(pass)) return { check: { result: "listed", pass: pass.opaque, home }, pass }
  // of one of ours the days are known, as its code says them
  const { opaque, kind, from, until } = pass
  return { check: { result: "signed", claims: { pass: opaque, home, kind, from, until } }, pass }
}
