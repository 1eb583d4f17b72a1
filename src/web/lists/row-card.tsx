import { useEffect, useRef, useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { useKeys } from "../parts/use-keys.ts"
import { personText } from "../people/person-field.tsx"
import { BesideTable } from "./beside-table.tsx"
import { CandidateRow } from "./candidate-row.tsx"
import { HouseholdTable } from "./household-table.tsx"
import type { Opened, WholeList } from "./list-types.ts"
import { isOpen, type Pairs, proposePairs, standing, stepThrough } from "./pairs.ts"
import { QueueKeys } from "./queue-keys.tsx"
import { Contacts, EarlierLists, Screened } from "./row-history.tsx"
import { nameOn } from "./row-text.ts"
import { AsCame } from "./row-table.tsx"
import type { Said } from "./use-queue.ts"
import { Waterfall } from "./waterfall.tsx"

type RowCardProps = {
  /** The row that is looked at first. */
  at: string
  rows: readonly Opened[]
  list: WholeList
  onDecide: (said: readonly Said[], words: string) => void
}

/** One row, or the rows of a household, beside whom they may be; decided by keys. */
export function RowCard({ at, rows, list, onDecide }: RowCardProps) {
  const { t } = useWords()
  const open = rows.filter(({ row }) => isOpen(row))
  const [focus, setFocus] = useState(at)
  const [own, setOwn] = useState<Pairs>(new Map())
  const [ruledOut, setRuledOut] = useState<ReadonlySet<string>>(new Set())
  const [why, setWhy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const current = open.find(({ row }) => row.id === focus) ?? open[0] ?? rows[0]
  const isHousehold = open.length > 1
  const proposed = proposePairs(rows)
  const candidatesOf = (opened: Opened) =>
    standing(opened.candidates, new Set([...ruledOut].flatMap((key) => personIn(key, opened.row.id))))
  const pairOf = (opened: Opened): string | null => {
    const ids = candidatesOf(opened).map(({ person }) => person.id)
    const chosen = own.has(opened.row.id) ? own.get(opened.row.id) : proposed.get(opened.row.id)
    if (chosen != null && ids.includes(chosen)) return chosen
    // alone it is always held against the likeliest; in a household nobody is a proposal too
    return own.has(opened.row.id) || isHousehold ? null : (ids[0] ?? null)
  }
  if (current === undefined) return null
  const { row } = current
  const pair = pairOf(current)
  const candidates = candidatesOf(current)
  const candidate = candidates.find(({ person }) => person.id === pair)
  const name = nameOn(row.cells, list.kinds) || t("listQueue.rowOf", { place: row.place })
  const step = (by: 1 | -1) => {
    const ids = candidates.map(({ person }) => person.id)
    const next = isHousehold || ids.length === 0 ? stepThrough(ids, pair, by) : stepWithin(ids, pair, by)
    setOwn(new Map(own).set(row.id, next))
  }
  const move = (by: 1 | -1) => {
    const place = open.findIndex((one) => one.row.id === row.id)
    const next = open[Math.min(open.length - 1, Math.max(0, place + by))]
    if (next) setFocus(next.row.id)
  }
  const saidOf = (opened: Opened): Said => {
    const personId = pairOf(opened)
    return { rowId: opened.row.id, is: personId === null ? "new" : "same", personId }
  }
  const same = () => {
    if (isHousehold) return onDecide(open.map(saidOf), t("listQueue.said.several", { count: open.length }))
    if (pair !== null) onDecide([saidOf(current)], t("listQueue.said.same", { name }))
  }
  const notSame = () => {
    if (pair === null) return
    setRuledOut(new Set(ruledOut).add(keyOf(row.id, pair)))
    setOwn(withoutRow(own, row.id))
    onDecide([{ rowId: row.id, is: "not-same", personId: pair }], t("listQueue.said.not-same", { name }))
  }
  const later = () =>
    onDecide(
      open.map((one) => ({ rowId: one.row.id, is: "later" as const, personId: null })),
      t("listQueue.said.later", { name }),
    )
  const fresh = () => {
    if (isHousehold) return setOwn(new Map(own).set(row.id, null))
    onDecide([{ rowId: row.id, is: "new", personId: null }], t("listQueue.said.new", { name }))
  }
  useKeys({
    ...{ "1": same, "2": notSame, "3": later, n: fresh, w: () => setWhy(!why) },
    ...{ ArrowLeft: () => step(-1), ArrowRight: () => step(1) },
    ...(isHousehold ? { ArrowUp: () => move(-1), ArrowDown: () => move(1) } : {}),
  })
  const joined = rows.filter((one) => one.row.identity === "same" && one.row.person !== null)
  return (
    <article className="list-card-open" aria-labelledby="list-card-title">
      <div className="list-card-main">
        <h2 id="list-card-title" ref={heading} tabIndex={-1}>
          {isHousehold ? t("listQueue.household", { count: open.length }) : t("listQueue.rowOf", { place: row.place })}
        </h2>
        {isHousehold && (
          <HouseholdTable
            rows={open}
            list={list}
            focus={row.id}
            pairOf={pairOf}
            onFocus={(id) => setFocus(id)}
          />
        )}
        <p className="list-came">
          {isHousehold && t("listQueue.rowOf", { place: row.place })}
          <AsCame row={row} list={list} />
        </p>
        <CandidateRow
          candidates={candidates}
          chosen={pair}
          withNobody={isHousehold}
          onChoose={(id) => setOwn(new Map(own).set(row.id, id))}
        />
        {candidate ? (
          <BesideTable fields={candidate.fields} sign={`${name} · ${personText(candidate.person)}`} />
        ) : (
          candidates.length === 0 && (
            <div className="note note-empty">
              <h3>{t("listQueue.nobodyLeft")}</h3>
              <p>{t("listQueue.nobodyLeftHint")}</p>
            </div>
          )
        )}
        <QueueKeys
          isHousehold={isHousehold}
          hasPair={pair !== null}
          isWhy={why}
          onSame={same}
          onNotSame={notSame}
          onLater={later}
          onNew={fresh}
          onWhy={() => setWhy(!why)}
        />
        {why && pair !== null && <Waterfall row={row.id} person={pair} />}
      </div>
      <aside className="list-card-beside" aria-label={t("listQueue.contacts")}>
        {joined.length > 0 && (
          <p>
            {t("listQueue.joinedAlready", {
              who: joined.map((one) => (one.row.person === null ? "" : personText(one.row.person))).join("、"),
            })}
          </p>
        )}
        {candidate && <Screened days={candidate.screenedOn} />}
        {candidate && <Contacts contacts={candidate.contacts} />}
        <EarlierLists earlier={current.earlier} />
      </aside>
    </article>
  )
}

/** A pair that was ruled out just now. */
function keyOf(rowId: string, personId: string): string {
  return `${rowId} ${personId}`
}

function personIn(key: string, rowId: string): string[] {
  const [row, person] = key.split(" ")
  return row === rowId && person !== undefined ? [person] : []
}

function withoutRow(pairs: Pairs, rowId: string): Pairs {
  const rest = new Map(pairs)
  rest.delete(rowId)
  return rest
}

/** Round and round among those who are known. */
function stepWithin(ids: readonly string[], at: string | null, by: 1 | -1): string | null {
  const place = at === null ? 0 : ids.indexOf(at)
  return ids[(place + by + ids.length) % ids.length] ?? null
}
