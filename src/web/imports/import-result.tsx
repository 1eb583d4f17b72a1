import { DataTable } from "../parts/data-table.tsx"
import { useWords } from "../parts/i18n.ts"
import type { Import } from "./use-import.ts"

type Line = Import["lines"][number]

/** One import while it works and after it: how far, and what became of every sheet. */
export function ImportResult({ state }: { state: Import }) {
  const { t } = useWords()
  const title = t(`imports.phase.${state.phase}`)
  const percent = Math.round(state.progress * 100)
  return (
    <section className="stack">
      <h2>{title}</h2>
      {state.finishedAt === null && (
        <div className="row">
          <progress className="import-progress" max={100} value={percent} aria-label={title} />
          <span>{percent}%</span>
        </div>
      )}
      {state.phase === "failed" && <p>{t("imports.failedHint")}</p>}
      {state.phase === "done" && (
        <p className="import-sum" role="status">
          {t("imports.sum", sumOf(state.lines))}
        </p>
      )}
      {state.acceptedLater > 0 && <p>{t("imports.acceptedLater", { count: state.acceptedLater })}</p>}
      {state.lines.length > 0 && <Lines lines={state.lines} />}
    </section>
  )
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const { t } = useWords()
  const figure = (key: "read" | "new" | "known" | "changed" | "refused") => ({
    key,
    label: t(`imports.${key}`),
    number: true,
    cell: (line: Line) => (line.refusal === null ? line[key] : ""),
  })
  return (
    <DataTable
      caption={t("imports.result")}
      rows={lines}
      keyOf={(line) => `${line.file} ${line.sheet}`}
      columns={[
        { key: "form", label: t("imports.form"), cell: (line) => <FormCell line={line} /> },
        {
          key: "file",
          label: t("imports.file"),
          cell: ({ file, sheet }) =>
            sheet === "" || file.startsWith(`${sheet}.`) ? file : `${file} · ${sheet}`,
        },
        figure("read"),
        figure("new"),
        figure("known"),
        figure("changed"),
        figure("refused"),
      ]}
    />
  )
}

/** The book's name, or why the sheet is none. */
function FormCell({ line: { form, refusal, missing } }: { line: Line }) {
  const { t } = useWords()
  const columns = missing.join("、")
  if (refusal === null) return <>{form}</>
  if (missing.length > 0 && form !== null) return <>{t("imports.missing", { form, columns })}</>
  if (missing.length > 0) return <>{t("imports.missingColumns", { columns })}</>
  return <>{t(`fileRefusal.${refusal}`, { defaultValue: t("fileRefusal.other") })}</>
}

function sumOf(lines: readonly Line[]) {
  const sum = { read: 0, new: 0, known: 0, changed: 0, refused: 0 }
  for (const line of lines) {
    sum.read += line.read
    sum.new += line.new
    sum.known += line.known
    sum.changed += line.changed
    sum.refused += line.refused
  }
  return sum
}
