import { Link } from "@tanstack/react-router"
import type { TFunction } from "i18next"
import { memo, useState } from "react"
import type { Static } from "typebox"
import { type AttentionItem, getAttention } from "../../contract/board.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { type HomeState, quietHome } from "../../core/report/home-state.ts"
import { useAsk } from "../app/query.ts"
import { CellSigns } from "../map/cell-signs.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { factTime } from "./fact-time.ts"

type Item = Static<typeof AttentionItem>

const SHOWN = 6

/** The sign before each line: the map's own where the map has one. */
const states: Partial<Record<Item["kind"], HomeState>> = {
  "overdue-release": { ...quietHome, status: "overdue", people: 1 },
  "due-today": { ...quietHome, status: "due", people: 1, day: 14, term: 14 },
  fever: { ...quietHome, fever: true },
  "missing-reading": { ...quietHome, missing: "both" },
}
const CELL = { width: 24, height: 17 }

type AttentionListProps = { on: PlainDate; onHome: (id: string) => void }

/** What needs a hand, the most urgent first; a line opens the home it is about. */
export const AttentionList = memo(function AttentionList({ on, onHome }: AttentionListProps) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const { data, error } = useAsk(getAttention, { on }, { live: true })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  if (data.items.length === 0) return <p className="quiet">{t("board.attentionNone")}</p>
  const shown = all ? data.items : data.items.slice(0, SHOWN)
  return (
    <>
      <ul className="attention">
        {shown.map((item) => (
          <li key={`${item.kind} ${item.homeId} ${item.person} ${item.detail} ${item.since}`}>
            <AttentionLine item={item} onHome={onHome} />
          </li>
        ))}
      </ul>
      {data.items.length > SHOWN && (
        <button type="button" className="text-button small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("board.attentionLess") : t("board.attentionMore", { count: data.items.length - SHOWN })}
        </button>
      )}
    </>
  )
})

function AttentionLine({ item, onHome }: { item: Item; onHome: (id: string) => void }) {
  const { t, language } = useWords()
  const { homeId } = item
  const state = states[item.kind]
  const since = factTime(item.since).day
  const isList = item.kind === "list-due"
  const content = (
    <>
      <svg className="attention-sign" width={CELL.width} height={CELL.height} aria-hidden="true">
        {state ? (
          <CellSigns state={state} cell={CELL} />
        ) : (
          <circle className="attention-dot" cx={12} cy={8.5} r={3} />
        )}
      </svg>
      <span className="attention-text">
        {item.door && <strong>{item.door.replace(/^\d+弄|室$/g, "")} </strong>}
        {item.person && <span>{item.person} </span>}
        {t(`board.kind.${item.kind}`, {
          detail: item.kind === "late-task" ? taskWords(item, t) : item.detail,
          ...(item.kind === "red-workers" ? { people: item.count } : {}),
          ...(isList ? { rows: item.count, clock: item.since.slice(11) } : {}),
        })}
        {item.count > 1 && !isList && item.kind !== "red-workers" && (
          <span className="quiet"> {t("board.kindCount", { count: item.count })}</span>
        )}
      </span>
      <span className="attention-since small quiet">{dayText(since, language)}</span>
    </>
  )
  if (item.kind === "late-task") {
    return (
      <Link to="/tasks" search={{ view: "late" }} className="attention-line">
        {content}
      </Link>
    )
  }
  if (item.kind === "missing-returnee") {
    return (
      <Link to="/findings" search={{ kind: "missing" }} className="attention-line">
        {content}
      </Link>
    )
  }
  if (item.kind === "red-workers") {
    return (
      <Link to="/workload" className="attention-line">
        {content}
      </Link>
    )
  }
  if (isList) {
    return (
      <Link to="/lists" className="attention-line">
        {content}
      </Link>
    )
  }
  if (homeId === null) return <div className="attention-line">{content}</div>
  return (
    <button type="button" className="attention-line" onClick={() => onHome(homeId)}>
      {content}
    </button>
  )
}

/** A task that was raised by itself is named by its kind; several of a home are joined by 、. */
function taskWords({ detail }: Item, t: TFunction): string {
  return detail
    .split("、")
    .map((words) => t(`task.kind.${words}`, { defaultValue: words }))
    .join("、")
}
