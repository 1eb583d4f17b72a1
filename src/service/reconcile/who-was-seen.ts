import type { SeenReturn } from "../../core/reconcile/findings.ts"
import type { SeenRow } from "../../store/reconcile/finding-sources.ts"
import type { FoundPair, RegisterList, WrittenList } from "./matcher.ts"

/** What the columns of the register, and of what is held against it, hold. */
export const registerKinds = {
  姓名: "name",
  身份证号: "document",
  手机: "phone",
  地址: "door",
  性别: "sex",
} as const

/** Whoever is known already, or by name with door or telephone, needs no matching. */
export function knownAtOnce(
  rows: readonly SeenRow[],
  register: RegisterList,
): Map<string, { readonly personId: string; readonly chance: number }> {
  const byKey = new Map<string, string>()
  // of a street's register a few are meant
  const [phones, doors] = [new Set(rows.map(({ phone }) => phone)), new Set(rows.map(({ door }) => door))]
  for (const [id = "", name = "", , phone = "", door = ""] of register.list.rows) {
    if (phone !== "" && phones.has(phone)) {
      byKey.set(`${name} ${phone}`, id)
      byKey.set(` ${phone}`, id)
    }
    if (door !== "" && doors.has(door)) byKey.set(`${name} ${door}`, id)
  }
  return new Map(
    rows.flatMap((row) => {
      const keys = [
        row.phone === "" ? null : `${row.name} ${row.phone}`,
        row.name === "" || row.door === "" ? null : `${row.name} ${row.door}`,
      ]
      const personId = row.personId ?? keys.flatMap((key) => (key && byKey.get(key)) || []).at(0)
      return personId === undefined ? [] : [[row.id, { personId, chance: 1 }] as const]
    }),
  )
}

/** Rows that say something of somebody, as a list to be matched. */
export function asList(rows: readonly SeenRow[], register: RegisterList): WrittenList | null {
  const named = rows.filter(({ name }) => name !== "")
  if (named.length === 0) return null
  return {
    header: register.list.header,
    rows: named.map(({ id, name, phone, door }) => [id, name, "", phone, door, ""]),
  }
}

/** Everyone seen, with who they most likely are. */
export function withKnown(
  rows: readonly SeenRow[],
  atOnce: ReadonlyMap<string, { readonly personId: string; readonly chance: number }>,
  pairs: readonly FoundPair[],
): SeenReturn[] {
  const best = new Map<string, { readonly personId: string; readonly chance: number }>()
  for (const { one, other, chance } of pairs) {
    if (chance > (best.get(other)?.chance ?? HARDLY)) best.set(other, { personId: one, chance })
  }
  return rows.map(({ personId: _person, door: _door, ...row }) => ({
    ...row,
    known: atOnce.get(row.id) ?? best.get(row.id) ?? null,
  }))
}

/** Below this chance somebody is nobody whom one would look at. */
const HARDLY = 0.05
