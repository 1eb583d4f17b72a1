import type { KeyboardEvent } from "react"
import type { NeedMove } from "../../core/care/need-moves.ts"
import { clockOf, dayOf, type Instant } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { dayText, today, writtenText } from "../parts/days.ts"
import { type Language, useWords } from "../parts/i18n.ts"
import { type Need, needName } from "./need-type.ts"

type NeedTableProps = {
  needs: readonly Need[]
  onMove: (need: Need, move: NeedMove) => Promise<boolean>
  onMore: (need: Need) => void
}

/** Needs, one a row: Enter on a row takes it, Enter again hands it over; up and down walk from row to row. */
export function NeedTable({ needs, onMove, onMore }: NeedTableProps) {
  const { t, language } = useWords()
  const columns: readonly Column<Need>[] = [
    { key: "door", label: t("needs.door"), whole: true, cell: (need) => need.door },
    { key: "what", label: t("needs.what"), cell: (need) => <What need={need} /> },
    { key: "since", label: t("needs.since"), whole: true, cell: (need) => writtenText(need.since, language) },
    { key: "owner", label: t("needs.owner"), whole: true, cell: (need) => <Owner need={need} /> },
    { key: "promised", label: t("needs.promised"), whole: true, cell: (need) => <Promised need={need} /> },
    {
      key: "actions",
      label: t("common.actions"),
      actions: true,
      cell: (need) => {
        const next = nextMove(need)
        const what = needName(need)
        return (
          <span className="row needs-actions">
            {next && (
              <Button
                data-next
                kind={next === "take" ? "plain" : "main"}
                aria-label={t("needs.doOf", { do: t(`needs.do.${next}`), what })}
                onClick={() => void onMove(need, next)}
              >
                {t(`needs.do.${next}`)}
              </Button>
            )}
            <Button kind="quiet" aria-label={t("needs.moreOf", { what })} onClick={() => onMore(need)}>
              {t("needs.more")}
            </Button>
          </span>
        )
      },
    },
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys go from button to button, each works without them
    <div className="needs-table" onKeyDown={walk}>
      <DataTable caption={t("needs.table")} columns={columns} rows={needs} keyOf={(need) => need.id} />
    </div>
  )
}

/** What is done with it next: taken by whoever brings it, then handed over. */
function nextMove({ moves, isMine, status }: Need): NeedMove | null {
  if (!isMine && status === "wished" && moves.includes("take")) return "take"
  if (moves.includes("hand-over")) return "hand-over"
  return moves.includes("reopen") ? "reopen" : null
}

/** Up and down go to the next row's button. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
  if (step === 0) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-next]")]
  const row = document.activeElement?.closest("tr")
  const at = buttons.findIndex((button) => button.closest("tr") === row)
  const next = buttons[at + step]
  if (at < 0 || next === undefined) return
  event.preventDefault()
  next.focus()
}

function What({ need }: { need: Need }) {
  const { t } = useWords()
  const { category, asked, status, why, note } = need
  return (
    <div>
      <strong>{t(`needCategory.${category}`, { defaultValue: category })}</strong>{" "}
      <span lang="zh">{asked}</span>
      <span className="needs-tags small quiet">
        {status !== "wished" && <span>{t(`needs.status.${status}`)}</span>}
        {note !== "" && <span lang="zh">{note}</span>}
        {why?.quarantined && <span>{t("needs.quarantined")}</span>}
        {why && why.care !== "" && <span lang="zh">◆ {why.care}</span>}
      </span>
    </div>
  )
}

function Owner({ need }: { need: Need }) {
  const { t } = useWords()
  if (need.isMine) return <strong>{t("needs.mine")}</strong>
  return need.owner === "" ? (
    <span className="quiet">{t("needs.noOwner")}</span>
  ) : (
    <span lang="zh">{need.owner}</span>
  )
}

function Promised({ need }: { need: Need }) {
  const { t, language } = useWords()
  if (need.settledAt !== null) return writtenText(need.settledAt, language)
  if (need.promisedFor === null) return null
  const text = clockText(need.promisedFor as Instant, language)
  if (!need.isLate) return text
  return (
    <strong className="needs-late">
      ! {text} {t("needs.late")}
    </strong>
  )
}

/** The clock of today, else the day too. */
export function clockText(at: Instant, language: Language): string {
  const day = dayOf(at)
  return day === today() ? clockOf(at) : `${dayText(day, language)} ${clockOf(at)}`
}
