import { makeOrdinals } from "../../core/forms/row-identity.ts"
import { listForgottenRows } from "../../store/erasure/forgotten-rows.ts"
import { bulkInsert } from "../../store/imports/bulk-insert.ts"
import { updateImportedStay } from "../../store/people/imported-stays.ts"
import { listImportedStays } from "../../store/people/people.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { stayRowKey } from "../../store/people/register-row-keys.ts"
import type { PersonFinder } from "./find-people.ts"
import { contentOf } from "./import-households.ts"
import type { ImportRow, ImportWork } from "./import-work.ts"
import { withKnownDoor } from "./known-door.ts"

const standingOf: Readonly<Record<string, string>> = { 业主: "owner", 家属: "family", 租客: "tenant" }

/**
 * 人员: a stay is known by its door, name and document number. A book that says something new about it corrects it; one
 * that repeats what was read before leaves alone what was since changed by hand.
 */
export async function importPeople(
  work: ImportWork,
  rows: readonly ImportRow[],
  people: PersonFinder,
): Promise<void> {
  const accepted = withKnownDoor(work, rows)
  const known = await listImportedStays(work.tx)
  const forgotten = await listForgottenRows(work.tx, work.communityId)
  const turns = new Map<string, (text: string) => number>()
  const stays: (readonly (string | Buffer | object | null)[])[] = []
  for (const from of accepted) {
    const stay = stayOf(work, from, turns)
    const hex = stay.rowKey.toString("hex")
    const before = known.get(hex)
    if (before === undefined && forgotten.has(hex)) {
      from.line.known += 1
    } else if (before === undefined) {
      const [id, personId] = [work.newId(), people.personOf(from)]
      known.set(hex, { id, personId, content: stay.content })
      const place = [work.communityId, id, stay.dwellingId, personId]
      stays.push([
        ...place,
        stay.standing,
        stay.relation,
        stay.care,
        stay.rowKey,
        stay.content,
        from.row.remarks,
      ])
      from.line.new += 1
    } else if (before.content?.equals(stay.content)) {
      from.line.known += 1
    } else {
      await updateImportedStay(work, before.id, before.personId, stay)
      from.line.changed += 1
    }
    if (from.retryOf) work.acceptedLater.push(from.retryOf.refusalId)
    if (from.row.mends) work.mended.push(from.row.mends)
  }
  await people.save()
  await bulkInsert(
    work.tx,
    "stay",
    [
      ...["community_id", "stay_id", "dwelling_id", "person_id", "standing"],
      ...["relation", "care", "row_key", "row_content", "remarks"],
    ],
    stays,
  )
}

function stayOf(work: ImportWork, from: ImportRow, turns: Map<string, (text: string) => number>) {
  const { values } = from.row
  const {
    门牌: door = "",
    姓名: name = "",
    身份证号: idNumber = "",
    性别: sex = null,
    手机号: phone = "",
  } = values
  const who = [door, name, idNumber].join("\u001f")
  const turn = turns.get(from.book) ?? makeOrdinals()
  turns.set(from.book, turn)
  return {
    dwellingId: work.register.dwellings.get(door) ?? "",
    standing: standingOf[values["居住身份"] ?? ""] ?? "family",
    relation: values["与户主关系"] ?? "",
    care: values["重点关怀"] ?? "",
    sex,
    phone,
    rowKey: stayRowKey(work.fingerprintKey, { door, name, idNumber }, turn(who)),
    content: fingerprint(work.fingerprintKey, contentOf(from, values)),
  }
}
