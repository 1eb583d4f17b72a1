import { useEffect, useId, useRef } from "react"
import { useWords } from "../parts/i18n.ts"
import { personText } from "../people/person-field.tsx"
import { BesideTable } from "./beside-table.tsx"
import { CandidateRow } from "./candidate-row.tsx"
import { HouseholdTable } from "./household-table.tsx"
import type { Opened } from "./list-types.ts"
import { QueueKeys } from "./queue-keys.tsx"
import { Contacts, EarlierLists, Screened } from "./row-history.tsx"
import { AsCame } from "./row-table.tsx"
import { numberOf } from "./row-text.ts"
import { type CardGiven, useCard } from "./use-card.ts"
import { Waterfall } from "./waterfall.tsx"

/** One row, or the rows of a household, beside whom they may be; decided by keys. */
export function RowCard(given: CardGiven) {
  const { rows, list } = given
  const { t } = useWords()
  const id = useId()
  const card = useCard(given)
  const { open, current, candidates, pair, name, isHousehold, isWhy } = card
  const { row } = current
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const candidate = candidates.find(({ person }) => person.id === pair)
  return (
    <article className="list-card-open" aria-labelledby={id}>
      <div className="list-card-main">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {isHousehold
            ? t("listQueue.household", { count: open.length })
            : t("listQueue.rowOf", { place: numberOf(row) })}
        </h2>
        {isHousehold && (
          <HouseholdTable
            rows={open}
            list={list}
            focus={row.id}
            pairOf={card.pairOf}
            onFocus={card.setFocus}
          />
        )}
        <p className="list-came">
          {isHousehold && t("listQueue.rowOf", { place: numberOf(row) })}
          <AsCame row={row} list={list} />
        </p>
        <CandidateRow candidates={candidates} chosen={pair} withNobody={isHousehold} onChoose={card.choose} />
        {candidate && (
          <BesideTable fields={candidate.fields} sign={`${name} · ${personText(candidate.person)}`} />
        )}
        {candidates.length === 0 && (
          <div className="note note-empty">
            <h3>{t("listQueue.nobodyLeft")}</h3>
            <p>{t("listQueue.nobodyLeftHint")}</p>
          </div>
        )}
        <QueueKeys
          isHousehold={isHousehold}
          hasPair={pair !== null}
          isWhy={isWhy}
          onSame={card.same}
          onNotSame={card.notSame}
          onLater={card.later}
          onNew={card.fresh}
          onWhy={card.why}
        />
        {isWhy && pair !== null && <Waterfall row={row.id} person={pair} />}
      </div>
      <aside className="list-card-beside" aria-label={t("listQueue.contacts")}>
        <Joined rows={rows} />
        {candidate && <Screened days={candidate.screenedOn} />}
        {candidate && <Contacts contacts={candidate.contacts} />}
        <EarlierLists earlier={current.earlier} />
      </aside>
    </article>
  )
}

/** Who of the household is matched already. */
function Joined({ rows }: { rows: readonly Opened[] }) {
  const { t, language } = useWords()
  const people = rows.flatMap(({ row }) =>
    row.identity === "same" && row.person !== null ? [personText(row.person)] : [],
  )
  if (people.length === 0) return null
  return <p>{t("listQueue.joinedAlready", { who: people.join(language === "zh" ? "、" : ", ") })}</p>
}
