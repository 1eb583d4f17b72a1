import { readIdNumber } from "../../core/people/id-number.ts"
import { bulkInsert } from "../../store/imports/bulk-insert.ts"
import { listPersonKeys } from "../../store/people/people.ts"
import { personKeys } from "../../store/people/person-keys.ts"
import type { ImportRow, ImportWork } from "./import-work.ts"

/** Tells which person a row is about; makes the person where nobody is known under the row's keys. */
export type PersonFinder = {
  readonly personOf: (from: ImportRow) => string
  /** Writes the people and keys that were made since the last saving. */
  readonly save: () => Promise<void>
}

type NewPerson = { readonly id: string; readonly from: ImportRow }

/**
 * One person once, whatever the books say: first by a document number that says who someone is, else by name and door, but
 * never against a document number that differs.
 */
export async function makePersonFinder(work: ImportWork): Promise<PersonFinder> {
  const stored = await listPersonKeys(work.tx)
  const byKey = new Map(stored.map((row) => [row.key.toString("hex"), row.personId]))
  const withNumber = new Set(stored.filter((row) => row.hasNumber).map((row) => row.personId))
  let newPeople: NewPerson[] = []
  let newKeys: { readonly key: Buffer; readonly personId: string }[] = []

  const learn = (key: Buffer | null, personId: string) => {
    const hex = key?.toString("hex")
    if (key === null || hex === undefined || byKey.has(hex)) return
    byKey.set(hex, personId)
    newKeys.push({ key, personId })
  }
  const personOf = (from: ImportRow): string => {
    const { values } = from.row
    const keys = personKeys(work.fingerprintKey, {
      idNumber: values["身份证号"] ?? "",
      name: values["姓名"] ?? "",
      door: values["门牌"] ?? "",
    })
    const byId = keys.byId && byKey.get(keys.byId.toString("hex"))
    const byName = byKey.get(keys.byNameAtDoor.toString("hex"))
    const sameName =
      byName !== undefined && (keys.byId === null || !withNumber.has(byName)) ? byName : undefined
    const personId = byId ?? sameName ?? work.newId()
    if (byId === undefined || byId === null) {
      if (sameName === undefined) newPeople.push({ id: personId, from })
      if (keys.byId !== null) withNumber.add(personId)
      learn(keys.byId, personId)
    }
    learn(keys.byNameAtDoor, personId)
    return personId
  }
  const save = async () => {
    await savePeople(work, newPeople)
    const columns = ["community_id", "key", "person_id"]
    const rows = newKeys.map(({ key, personId }) => [work.communityId, key, personId])
    await bulkInsert(work.tx, "person_key", columns, rows)
    newPeople = []
    newKeys = []
  }
  return { personOf, save }
}

async function savePeople(work: ImportWork, people: readonly NewPerson[]): Promise<void> {
  const made = people.map(({ id }) => [work.communityId, id, work.now])
  await bulkInsert(work.tx, "person", ["community_id", "person_id", "made_at"], made)
  const identities = people.map(({ id, from: { row } }) => {
    const idNumber = readIdNumber(row.values["身份证号"] ?? "")
    const { 姓名: name = "", 性别: sex = null, 手机号: phone = "" } = row.values
    return [work.communityId, id, "campaign", name, sex, idNumber.text, idNumber.kind, phone]
  })
  const columns = ["community_id", "person_id", "retention", "name", "sex", "id_number", "id_kind", "phone"]
  await bulkInsert(work.tx, "person_identity", columns, identities)
}
