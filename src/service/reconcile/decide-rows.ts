import { type Identified, nextLikely } from "../../core/reconcile/row-rules.ts"
import { findPerson } from "../../store/people/register-people.ts"
import { insertLikeness, type Likeness, listSaidOfRows } from "../../store/reconcile/likeness.ts"
import { type ListRowRow, saveIdentity } from "../../store/reconcile/list-rows.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { rowsInHand } from "./rows-in-hand.ts"

export type RowSaid = {
  readonly rowId: string
  readonly is: "same" | "not-same" | "new" | "later"
  readonly personId: string | null
}

type Code = "not-found" | "row-ended" | "row-waiting" | "bad-input"

/** Says who rows are; what was said of a row and a person stands through every matching. */
export async function decideRows(
  context: Context,
  given: { readonly commandId: string; readonly said: readonly RowSaid[] },
): Promise<{ readonly done: true } | Refusal<Code | "command-id-taken">> {
  return atDesk<{ done: true }, Code>(context, "reconcile", given, "list.decide", async (work) => {
    // one word after the other: the second of a row finds what the first left
    for (const said of given.said) {
      const rows = await rowsInHand(work, [said.rowId], "decide")
      if (isRefusal(rows)) return rows
      const [row] = rows as [ListRowRow]
      const refused = await decideRow(work, row, said)
      if (refused !== null) return refused
    }
    return { done: true } as const
  })
}

async function decideRow(work: SignedInWork, row: ListRowRow, said: RowSaid): Promise<Refusal<Code> | null> {
  const { tx, communityId } = work
  const personId = said.personId?.toLowerCase() ?? null
  if ((said.is === "same" || said.is === "not-same") && personId === null)
    return refuse("bad-input", "personId")
  if (personId !== null && (await findPerson(tx, communityId, personId)) === undefined) {
    return refuse("not-found", "personId")
  }
  const before = await listSaidOfRows(tx, communityId, [row.id])
  const words = wordsOf(row, said.is, personId, before)
  const by = { at: work.now(), accountId: work.accountId }
  await insertLikeness(
    tx,
    communityId,
    words.map(({ personId: about, said: word }) => likenessOf(work, row, about, word)),
    by,
  )
  const apart = new Set([
    ...before.filter((one) => one.said === "not-same").map((one) => one.personId),
    ...words.filter((one) => one.said === "not-same").map((one) => one.personId),
  ])
  // whoever was ruled out beside them leaves a row that was settled as it is
  const isSettled = row.identity === "same" || row.identity === "new"
  if (said.is !== "not-same" || !isSettled || row.personId === personId) {
    await saveIdentity(tx, communityId, { id: row.id, ...identityAfter(row, said.is, personId, apart) }, by)
  }
  const data = { is: said.is }
  await recordAudit(tx, work, { action: "list.row.decide", subjectKind: "list-row", subjectId: row.id, data })
  return null
}

type Word = { readonly personId: string; readonly said: "same" | "not-same" | "undone" }

/** What a word about a row says of it and people: who is somebody is nobody else any more. */
function wordsOf(
  row: ListRowRow,
  is: RowSaid["is"],
  personId: string | null,
  before: readonly Word[],
): readonly Word[] {
  if (is === "not-same" && personId !== null) return [{ personId, said: "not-same" }]
  if (is === "same" && personId !== null) {
    const others = before.filter((one) => one.said === "same" && one.personId !== personId)
    return [
      ...others.map((one) => ({ personId: one.personId, said: "undone" }) as const),
      { personId, said: "same" },
    ]
  }
  if (is === "later") return []
  const about = new Set([
    ...row.candidates.map((one) => one.personId),
    ...before.filter((one) => one.said === "same").map((one) => one.personId),
  ])
  return [...about].map((one) => ({ personId: one, said: "not-same" }) as const)
}

function identityAfter(
  row: ListRowRow,
  is: RowSaid["is"],
  personId: string | null,
  apart: ReadonlySet<string>,
): Pick<ListRowRow, "identity" | "personId" | "chance"> {
  switch (is) {
    case "same": {
      const known = row.candidates.find((one) => one.personId === personId)
      return { identity: "same", personId, chance: known?.chance ?? null }
    }
    case "not-same":
      return likeliest(row, apart)
    case "new":
      return { identity: "new", personId: null, chance: null }
    case "later":
      return { identity: "later", personId: row.personId, chance: row.chance }
  }
}

function likeliest(row: ListRowRow, apart: ReadonlySet<string>): Identified {
  return nextLikely(row.candidates.filter((one) => !apart.has(one.personId)))
}

/** What is written down of a word; the register's person first. */
export function likenessOf(
  work: Pick<SignedInWork, "newId">,
  row: Pick<ListRowRow, "id" | "candidates">,
  personId: string,
  said: Word["said"],
): Likeness {
  const odds = row.candidates.find((one) => one.personId === personId)?.odds ?? null
  return {
    ...{ id: work.newId(), oneKind: "person", oneId: personId, otherKind: "row", otherId: row.id },
    ...{ said, odds },
  }
}
