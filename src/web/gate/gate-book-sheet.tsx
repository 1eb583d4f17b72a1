import type { PlainDate } from "../../core/kit/dates.ts"
import { useSession } from "../app/session.ts"
import { fullDayText, momentText, now, weekdayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { bookKey, bookText } from "./book-text.ts"
import { clockText } from "./time-text.ts"
import type { Entry } from "./use-entries.ts"

const columns = [
  "at",
  "post",
  "direction",
  "kind",
  "person",
  "door",
  "pass",
  "celsius",
  "verdict",
  "reason",
  "guard",
] as const

type GateBookSheetProps = { on: PlainDate; post: string | null; entries: readonly Entry[] }

/** The sheet: the columns of the committee's own gate book, from the day's first entry to its last. */
export function GateBookSheet({ on, post, entries }: GateBookSheetProps) {
  const { t, language } = useWords()
  const { who } = useSession()
  const inOrder = [...entries].reverse()
  return (
    <section className="gate-book" aria-label={t("gateBook.sheet")}>
      <header>
        <h2>
          {who?.neighbourhood} {t("gateBook.sheet")}
        </h2>
        <p className="gate-book-day">
          {fullDayText(on, language)} {weekdayText(on, language)}
        </p>
        <p>{t("gateBook.post", { post: post ?? t("entries.allPosts") })}</p>
      </header>
      <p className="gate-book-counts">
        <Counts entries={entries} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="gate-book-scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("gateBook.number")}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`entries.${column}`)}
                </th>
              ))}
              <th scope="col">{t("gateBook.note")}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map((entry, place) => (
              <Row key={entry.id} number={place + 1} entry={entry} />
            ))}
            {entries.length === 0 && (
              <tr>
                <td colSpan={columns.length + 2}>{t("gateBook.none")}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <footer>
        <p className="gate-book-sign">
          <span>{t("gateBook.sign")}</span>
          <span>{t("gateBook.check")}</span>
          <span>{t("gateBook.signDay")}</span>
        </p>
        <p className="quiet small">{t("gateBook.printed", { time: momentText(now(), language) })}</p>
      </footer>
    </section>
  )
}

function Counts({ entries }: { entries: readonly Entry[] }) {
  const { t } = useWords()
  const standing = entries.filter(({ undone }) => !undone)
  const passed = (direction: string) =>
    standing.filter((entry) => isOf("direction", entry, direction) && isOf("verdict", entry, "let-in")).length
  const by = (verdict: string) => standing.filter((entry) => isOf("verdict", entry, verdict)).length
  const undone = entries.length - standing.length
  return (
    <>
      {t("gateBook.counts", {
        total: standing.length,
        in: passed("in"),
        out: passed("out"),
        referred: by("refer"),
        turnedAway: by("turn-away"),
      })}
      {undone > 0 && ` · ${t("gateBook.undone", { count: undone })}`}
    </>
  )
}

function isOf(group: "direction" | "verdict", entry: Entry, key: string): boolean {
  return bookKey(group, entry[group]) === key
}

function Row({ entry, number }: { entry: Entry; number: number }) {
  const { t } = useWords()
  const cells = {
    at: clockText(entry.at),
    post: entry.post,
    direction: bookText(t, "direction", entry.direction),
    kind: bookText(t, "kind", entry.kind),
    person: entry.person,
    door: entry.door.replace(/^\d+弄|室$/g, ""),
    pass: entry.pass,
    celsius: entry.celsius,
    verdict: bookText(t, "verdict", entry.verdict),
    reason: bookText(t, "reason", entry.reason),
    guard: entry.guard,
  } satisfies Record<(typeof columns)[number], string>
  const notes = [entry.emergency && t("entries.emergency"), entry.undone && t("entries.undone")]
  return (
    <tr className={entry.undone ? "entry-undone" : undefined}>
      <td>{number}</td>
      {columns.map((column) => (
        <td key={column}>{cells[column]}</td>
      ))}
      <td>{notes.filter(Boolean).join(" ")}</td>
    </tr>
  )
}
