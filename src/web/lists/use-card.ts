import { useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { useKeys } from "../parts/use-keys.ts"
import type { Candidate, Opened, WholeList } from "./list-types.ts"
import { isOpen, type Pairs, proposePairs, standing, stepThrough, stepWithin } from "./pairs.ts"
import { nameOn, numberOf } from "./row-text.ts"
import type { Said } from "./use-queue.ts"

export type CardGiven = {
  /** The row that is looked at first, and all of its household. */
  readonly at: Opened
  readonly rows: readonly Opened[]
  readonly list: WholeList
  readonly onDecide: (said: readonly Said[], words: string) => void
}

/** What stands on a card of the queue while it is looked at, and what its keys say. */
export function useCard({ at, rows, list, onDecide }: CardGiven) {
  const { t } = useWords()
  const open = rows.filter(({ row }) => isOpen(row))
  const [focus, setFocus] = useState(at.row.id)
  /** Whom somebody chose for a row, in place of who is proposed. */
  const [own, setOwn] = useState<Pairs>(new Map())
  const [ruledOut, setRuledOut] = useState<readonly (readonly [string, string])[]>([])
  const [isWhy, setWhy] = useState(false)
  const current = open.find(({ row }) => row.id === focus) ?? open[0] ?? at
  const isHousehold = open.length > 1
  const proposed = proposePairs(rows)
  const candidatesOf = ({ row, candidates }: Opened): readonly Candidate[] =>
    standing(candidates, new Set(ruledOut.filter(([id]) => id === row.id).map(([, person]) => person)))
  const pairOf = (opened: Opened): string | null => {
    const { id } = opened.row
    const ids = candidatesOf(opened).map(({ person }) => person.id)
    const chosen = (own.has(id) ? own.get(id) : proposed.get(id)) ?? null
    if (chosen !== null && ids.includes(chosen)) return chosen
    // alone it is always held against the likeliest; in a household nobody is a proposal too
    return own.has(id) || isHousehold ? null : (ids[0] ?? null)
  }
  const { row } = current
  const pair = pairOf(current)
  const candidates = candidatesOf(current)
  const name = nameOn(row.cells, list.kinds) || t("listQueue.rowOf", { place: numberOf(row) })
  const choose = (id: string | null) => setOwn(new Map(own).set(row.id, id))
  const step = (by: 1 | -1) => {
    const ids = candidates.map(({ person }) => person.id)
    choose(isHousehold ? stepThrough(ids, pair, by) : stepWithin(ids, pair, by))
  }
  const move = (by: 1 | -1) => {
    const place = open.indexOf(current)
    const next = open[Math.min(open.length - 1, Math.max(0, place + by))]
    if (next) setFocus(next.row.id)
  }
  const saidOf = (opened: Opened): Said => {
    const personId = pairOf(opened)
    return { rowId: opened.row.id, is: personId === null ? "new" : "same", personId }
  }
  const same = () => {
    if (isHousehold) onDecide(open.map(saidOf), t("listQueue.said.several", { count: open.length }))
    else if (pair !== null) onDecide([saidOf(current)], t("listQueue.said.same", { name }))
  }
  const notSame = () => {
    if (pair === null) return
    setRuledOut([...ruledOut, [row.id, pair]])
    setOwn(new Map([...own].filter(([id]) => id !== row.id)))
    onDecide([{ rowId: row.id, is: "not-same", personId: pair }], t("listQueue.said.not-same", { name }))
  }
  const later = () =>
    onDecide(
      open.map((one) => ({ rowId: one.row.id, is: "later" as const, personId: null })),
      t("listQueue.said.later", { name }),
    )
  const fresh = () => {
    if (isHousehold) choose(null)
    else onDecide([{ rowId: row.id, is: "new", personId: null }], t("listQueue.said.new", { name }))
  }
  const why = () => setWhy(!isWhy)
  const arrows = [
    ["ArrowLeft", () => step(-1)] as const,
    ["ArrowRight", () => step(1)] as const,
    ...(isHousehold ? [["ArrowUp", () => move(-1)] as const, ["ArrowDown", () => move(1)] as const] : []),
  ]
  useKeys({ "1": same, "2": notSame, "3": later, n: fresh, w: why, ...Object.fromEntries(arrows) })
  return {
    ...{ open, current, candidates, pair, name, isHousehold, isWhy },
    ...{ pairOf, setFocus, choose, same, notSame, later, fresh, why },
  }
}
