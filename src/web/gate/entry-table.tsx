import type { TFunction } from "i18next"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useWords } from "../parts/i18n.ts"
import { bookKey, bookText } from "./book-text.ts"
import { clockText, timeText } from "./time-text.ts"
import type { Entry } from "./use-entries.ts"

/** What reaches the server later than this after it happened was written down without network. */
const LATE_MS = 10 * 60_000

const columns = [
  "at",
  "post",
  "direction",
  "kind",
  "door",
  "pass",
  "celsius",
  "verdict",
  "reason",
  "person",
  "guard",
] as const

type EntryTableProps = { on: PlainDate; entries: readonly Entry[]; fresh: ReadonlySet<string> }

/** The day's entries as lines, the newest first; one taken back is struck through, one just come pulses once. */
export function EntryTable({ on, entries, fresh }: EntryTableProps) {
  const { t } = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="table-scroll" tabIndex={0}>
      <table className="table entries">
        <caption className="unseen">{t("entries.title")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === "celsius" ? "number" : undefined}>
                {t(`entries.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} on={on} fresh={fresh.has(entry.id)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ entry, on, fresh }: { entry: Entry; on: PlainDate; fresh: boolean }) {
  const { t, language } = useWords()
  const late =
    entry.receivedAt !== null && Date.parse(entry.receivedAt) - Date.parse(entry.at) > LATE_MS
      ? t("entries.late", { time: timeText(entry.receivedAt, on, language) })
      : null
  const marks = [entry.undone && "entry-undone", fresh && "entry-fresh"].filter(Boolean).join(" ")
  return (
    <tr className={marks || undefined}>
      <th scope="row" className="whole">
        {clockText(entry.at)}
        {late && <span className="entry-note"> {late}</span>}
      </th>
      <td>{entry.post}</td>
      <td className="whole">{bookText(t, "direction", entry.direction)}</td>
      <td className="whole">
        {entry.emergency && <b>{t("entries.emergency")} </b>}
        {bookText(t, "kind", entry.kind)}
      </td>
      <td className="whole">{entry.door.replace(/^\d+弄|室$/g, "")}</td>
      <td className="whole">{entry.pass}</td>
      <td className="number">{entry.celsius}</td>
      <td className="whole">
        <Verdict entry={entry} t={t} />
      </td>
      <td>{bookText(t, "reason", entry.reason)}</td>
      <td className="whole">{entry.person}</td>
      <td className="whole">{entry.guard}</td>
    </tr>
  )
}

/** The sign of the verdict before its word, as at the gate. */
const signs: Readonly<Record<string, string>> = { "let-in": "✓", refer: "!", "turn-away": "✕" }

function Verdict({ entry, t }: { entry: Entry; t: TFunction }) {
  const key = bookKey("verdict", entry.verdict) ?? ""
  const sign = signs[key]
  return (
    <>
      <span className={key === "let-in" ? undefined : "entry-stopped"}>
        {sign && <span aria-hidden="true">{sign} </span>}
        {bookText(t, "verdict", entry.verdict)}
      </span>
      {entry.undone && <span className="entry-note"> {t("entries.undone")}</span>}
    </>
  )
}
