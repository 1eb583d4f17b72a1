import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listScreenings } from "../../contract/screening.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { useBookWords } from "./use-book-words.ts"

export type Line = ReplyOf<typeof listScreenings>["lines"][number]

type ScreeningTableProps = {
  kind: "returnee" | "tenant"
  lines: readonly Line[]
  /** Beside the form: only what tells one from another. */
  brief?: boolean
  onCorrect?: (line: Line) => void
}

/** Registrations, the newest first. */
export function ScreeningTable({ kind, lines, brief = false, onCorrect }: ScreeningTableProps) {
  const { t, language } = useWords()
  const word = useBookWords()
  const dayIn = (text: string | null) => {
    const day = text === null ? null : parsePlainDate(text)
    return day === null ? "" : dayText(day, language)
  }
  const at: Column<Line> = {
    key: "at",
    label: t("screening.at"),
    whole: true,
    cell: (line) => `${brief ? "" : `${dayIn(line.at.slice(0, 10))} `}${line.at.slice(11)}`,
  }
  const shared: Column<Line>[] = [
    { key: "name", label: t("screening.name"), whole: true, cell: ({ name }) => name },
    { key: "door", label: t("screening.door"), whole: true, cell: ({ door }) => door },
    {
      key: "channel",
      label: t("screening.channel"),
      whole: true,
      cell: ({ channel }) => word("channel", channel),
    },
  ]
  const ofReturnee: Column<Line>[] = [
    { key: "from", label: t("screening.from"), cell: ({ from }) => from },
    { key: "arrivedOn", label: t("screening.arrivedOn"), whole: true, cell: (line) => dayIn(line.arrivedOn) },
    {
      key: "travel",
      label: t("screening.transport"),
      whole: true,
      cell: (line) => `${word("transport", line.transport)} ${line.vehicle}`.trim(),
    },
  ]
  const disposition: Column<Line> = {
    key: "disposition",
    label: t("screening.disposition"),
    whole: true,
    cell: (line) => word("disposition", line.disposition),
  }
  const ofTenant: Column<Line>[] = [
    { key: "landlord", label: t("screening.landlord"), whole: true, cell: ({ landlord }) => landlord },
    { key: "whereabouts", label: t("screening.whereabouts"), cell: ({ whereabouts }) => whereabouts },
  ]
  const by: Column<Line> = { key: "by", label: t("screening.by"), cell: ({ by: who }) => who }
  const actions: Column<Line>[] = onCorrect
    ? [
        {
          key: "actions",
          label: t("common.actions"),
          actions: true,
          whole: true,
          cell: (line) => (
            <Button
              kind="quiet"
              aria-label={t("screening.correctOf", { name: line.name, door: line.door })}
              onClick={() => onCorrect(line)}
            >
              {t("screening.correct")}
            </Button>
          ),
        },
      ]
    : []
  const columns = brief
    ? [at, ...shared.slice(0, 2), disposition]
    : [at, ...shared, ...(kind === "returnee" ? [...ofReturnee, disposition] : ofTenant), by, ...actions]
  return (
    <DataTable
      caption={t(kind === "returnee" ? "screening.returnees" : "screening.tenantRows")}
      columns={columns}
      rows={lines}
      keyOf={({ id }) => id}
    />
  )
}
