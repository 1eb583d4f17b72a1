import { forms } from "../../core/forms/forms.ts"
import { identityOf } from "../../core/forms/row-identity.ts"
import { nextPassNumber } from "../../core/gate/pass-number.ts"
import type { PassKind } from "../../core/gate/words.ts"
import { clockOf, dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { findAccount } from "../../store/access/accounts.ts"
import { addPasses, findLastNumber, isNumberTaken } from "../../store/gate/passes.ts"
import { addFacts } from "../../store/imports/facts.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { addTallies } from "../../store/report/tallies.ts"
import { recordAudit } from "../audit.ts"
import type { PassWork } from "./change-passes.ts"
import { ensurePassKey } from "./gate-keys.ts"
import { opaquePassId } from "./home-codes.ts"

export type PassToWrite = {
  readonly id: string
  readonly home: { readonly id: string; readonly door: string }
  readonly personId: string | null
  readonly holder: string
  readonly kind: PassKind
  readonly from: PlainDate
  readonly until: PlainDate
}

/**
 * Writes a new pass: its fact as a row of the book of passes would be one, what it opens, its number and days. It is counted as
 * issued today.
 */
export async function writePass(
  work: PassWork,
  pass: PassToWrite,
): Promise<{ readonly id: string; readonly number: string }> {
  const { tx, communityId } = work
  const { keyId } = await ensurePassKey(tx, work)
  const number = await freeNumber(work)
  const { home, kind, from, until } = pass
  await addIssueFact(work, pass, number)
  const written = {
    id: pass.id,
    opaque: opaquePassId(pass.id),
    number,
    plainNumber: number,
    kind,
    from,
    until,
  }
  await addPasses(tx, communityId, [{ ...written, dwellingId: home.id, keyId }])
  const day = dayOf(work.now())
  await addTallies(tx, communityId, [{ day, measure: "passes-issued", item: "", amount: 1 }])
  await recordAudit(tx, work, {
    action: "pass.issue",
    subjectKind: "pass",
    subjectId: pass.id,
    data: { kind },
  })
  return { id: pass.id, number }
}

/** The next number that no book has; the transaction holds the neighbourhood's books. */
async function freeNumber({ tx, communityId }: PassWork): Promise<string> {
  let number = nextPassNumber(await findLastNumber(tx, communityId))
  while (await isNumberTaken(tx, communityId, number)) number = nextPassNumber(number)
  return number
}

async function addIssueFact(work: PassWork, pass: PassToWrite, number: string): Promise<void> {
  const { tx, communityId, accountId, fingerprintKey } = work
  const now = work.now()
  const day = dayOf(now)
  const issued = `${day} ${clockOf(now)}`
  const writer = (await findAccount(tx, communityId, accountId))?.name ?? ""
  const data = { 证号: number, 门牌: pass.home.door, 发放时间: issued }
  const detail = { 持证人: pass.holder, 经手人: writer }
  // the fingerprint that this row would have in a book: a book written from here does not double it
  const rowKey = fingerprint(fingerprintKey, identityOf(forms.通行证发放, { ...data, ...detail }, 1))
  const about = { id: pass.id, kind: "pass", dwellingId: pass.home.id, personId: pass.personId } as const
  const written = { day, at: now, recordedAt: now, recordedBy: accountId, rowKey, data, detail }
  // younger than any book that was written before
  const matter = { openedOn: day, settledOn: null, state: {}, age: { form: issued, batch: issued } }
  await addFacts(tx, communityId, [{ ...about, ...written, matter }], "desk")
}
