/** What may need a hand, the most urgent kind first: health before rights, rights before errands. */
export const attentionKinds = [
  "fever",
  "overdue-release",
  "missing-returnee",
  "late-task",
  "list-due",
  "due-today",
  "missing-reading",
  "open-need",
  "unmended-checkpoint",
  "refused-rows",
  "red-workers",
] as const

export type AttentionKind = (typeof attentionKinds)[number]

export type AttentionItem = {
  readonly kind: AttentionKind
  readonly homeId: string | null
  readonly door: string | null
  /** Masked; several people of one home are joined by 、. */
  readonly person: string | null
  readonly detail: string
  /** Day or moment since when it waits. */
  readonly since: string
  readonly count: number
}

/**
 * One line a home and kind, the most urgent first: by kind; fevers by their height; then who waits longest.
 * Items alike in all of this keep the order they come in.
 */
export function orderAttention(items: readonly AttentionItem[]): AttentionItem[] {
  const groups = new Map<string, AttentionItem[]>()
  for (const [index, item] of items.entries()) {
    // what belongs to no home stands alone
    const key = item.homeId === null ? String(index) : `${item.kind} ${item.homeId}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()].map(joinGroup).toSorted(
    (one, other) =>
      attentionKinds.indexOf(one.kind) - attentionKinds.indexOf(other.kind) ||
      heightOf(other) - heightOf(one) ||
      // a day alone and a moment of that day are equally old
      compare(one.since.slice(0, 10), other.since.slice(0, 10)),
  )
}

function joinGroup(group: readonly AttentionItem[]): AttentionItem {
  const [first] = group
  if (first === undefined) throw new RangeError("an empty group")
  if (group.length === 1) return first
  const people = distinct(group.flatMap((item) => (item.person === null ? [] : [item.person])))
  return {
    ...first,
    person: people.length === 0 ? null : people.join("、"),
    detail: detailOf(first.kind, distinct(group.map((item) => item.detail))),
    since: group.map((item) => item.since).toSorted(compare)[0] ?? first.since,
    count: group.reduce((sum, item) => sum + item.count, 0),
  }
}

function detailOf(kind: AttentionKind, details: readonly string[]): string {
  if (kind === "fever") return String(Math.max(...details.map(Number)))
  return details.join("、")
}

function heightOf(item: AttentionItem): number {
  return item.kind === "fever" ? Number(item.detail) : 0
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "")
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
