import type { Links } from "./links.ts"

/** Log-odds at which a record has a partner, and by how much less another's partner has to be likely to be somebody else. */
const [PARTNER, CLEARLY] = [3, 1.5]

type Partner = { readonly record: number; readonly odds: number }

/**
 * Takes apart groups of one list whose members have different partners in another: 王先生 and 王小明 of one home and one
 * telephone look like one, until a number of the first shows that he is the father.
 */
export function splitByPartner(
  groups: readonly (readonly number[])[],
  across: Links,
  oddsOf: (one: number, other: number) => number,
): readonly (readonly number[])[] {
  const partners = partnersOf(new Set(groups.flat()), across)
  const rejects = (record: number, own: Partner, partner: Partner) =>
    oddsOf(Math.min(record, partner.record), Math.max(record, partner.record)) < own.odds - CLEARLY
  return groups.flatMap((group) => {
    const parts: { readonly partner: Partner; readonly members: number[] }[] = []
    const undecided: number[] = []
    for (const record of group) {
      const partner = partners.get(record)
      if (partner === undefined) {
        undecided.push(record)
        continue
      }
      const part = parts.find(
        (one) => one.partner.record === partner.record || !rejects(record, partner, one.partner),
      )
      if (part === undefined) parts.push({ partner, members: [record] })
      else part.members.push(record)
    }
    if (parts.length < 2) return [group]
    const [first, ...others] = parts
      .map(({ members }) => members)
      .toSorted((some, more) => more.length - some.length || (some[0] ?? 0) - (more[0] ?? 0))
    return [[...(first ?? []), ...undecided], ...others].filter(({ length }) => length > 1)
  })
}

/** The likeliest partner in another list of each record that has one. */
function partnersOf(records: ReadonlySet<number>, { one, other, odds }: Links): ReadonlyMap<number, Partner> {
  const partners = new Map<number, Partner>()
  const offer = (record: number, partner: number, odds: number) => {
    if (!records.has(record)) return
    const known = partners.get(record)
    const isBetter =
      known === undefined || odds > known.odds || (odds === known.odds && partner < known.record)
    if (isBetter) partners.set(record, { record: partner, odds })
  }
  for (let at = 0; at < odds.length; at += 1) {
    const found = odds[at] ?? 0
    if (found < PARTNER) continue
    offer(one[at] ?? 0, other[at] ?? 0, found)
    offer(other[at] ?? 0, one[at] ?? 0, found)
  }
  return partners
}
