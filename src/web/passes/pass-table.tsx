import { groupedPassNumber } from "../../core/gate/pass-number.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { daySpanText } from "../parts/day-span.ts"
import { fullDayText, momentText } from "../parts/days.ts"
import { type Language, useWords } from "../parts/i18n.ts"
import { PassMark } from "../parts/pass-mark.tsx"
import { type Pass, standingOf } from "./pass-type.ts"

type PassTableProps = { caption: string; passes: readonly Pass[]; onOpen: (pass: Pass) => void }

export function PassTable({ caption, passes, onOpen }: PassTableProps) {
  const { t, language } = useWords()
  return (
    <DataTable
      caption={caption}
      rows={passes}
      keyOf={({ id }) => id}
      columns={[
        { key: "number", whole: true, label: t("passes.number"), cell: (pass) => <PassNumber pass={pass} /> },
        { key: "door", whole: true, label: t("passes.door"), cell: ({ door }) => door },
        { key: "holder", whole: true, label: t("passes.holder"), cell: ({ holder }) => holder },
        {
          key: "kind",
          whole: true,
          label: t("passes.kind"),
          cell: ({ kind }) => <PassKindName kind={kind} />,
        },
        {
          key: "valid",
          whole: true,
          label: t("passes.valid"),
          cell: (pass) => daysOf(pass, language) ?? t("passes.noDays"),
        },
        { key: "status", label: t("passes.status"), cell: (pass) => <PassStanding pass={pass} /> },
        {
          key: "open",
          label: t("common.actions"),
          actions: true,
          cell: (pass) => (
            <Button
              kind="quiet"
              aria-label={t("passes.openOf", { number: pass.number })}
              onClick={() => onOpen(pass)}
            >
              {t("passes.open")}
            </Button>
          ),
        },
      ]}
    />
  )
}

function PassNumber({ pass }: { pass: Pass }) {
  return <span className="pass-number">{groupedPassNumber(pass.number)}</span>
}

export function PassKindName({ kind }: Pick<Pass, "kind">) {
  const { t } = useWords()
  return (
    <span>
      <span className={`pass-${kind}`}>
        <PassMark kind={kind} />
      </span>{" "}
      {t(`passKind.${kind}`)}
    </span>
  )
}

/** How a pass stands and since when. */
export function PassStanding({ pass }: { pass: Pass }) {
  const { t, language } = useWords()
  const standing = standingOf(pass)
  const status = t(`passStatus.${standing}`)
  if (standing === "issued") return status
  const since = standing === "over" ? pass.until : pass.statusSince
  const at = since === null ? "" : sinceText(since, language)
  return (
    <span>
      <strong>{t("passes.since", { status, at })}</strong>
      {pass.replacedBy && (
        <span className="quiet"> {t("passes.replaced", { number: groupedPassNumber(pass.replacedBy) })}</span>
      )}
    </span>
  )
}

export function daysOf({ from, until }: Pass, language: Language): string | null {
  if (from === null || until === null) return null
  return daySpanText(from as PlainDate, until as PlainDate, language)
}

/** A book knows the day, the desk the moment. */
function sinceText(since: string, language: Language): string {
  return since.length > 10
    ? momentText(since as Instant, language)
    : fullDayText(since as PlainDate, language)
}
