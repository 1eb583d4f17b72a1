import { useState } from "react"
import type { Static } from "typebox"
import { downloadRefusedRows, listRefusedRows, putRefusedRowAside } from "../../contract/imports.ts"
import { addressOf } from "../app/client.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"

type Row = Static<typeof listRefusedRows.reply>["rows"][number]

/** Rows that wait to be mended: where they stand, why, the sheet to mend them in, and putting aside with its undo. */
export function RefusedRows() {
  const { t } = useWords()
  const { data, error } = useAsk(listRefusedRows, undefined)
  const { tell, busy, refused } = useTell(putRefusedRowAside, [listRefusedRows])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [aside, setAside] = useState<readonly string[]>([])
  const putAside = async () => {
    const ids = [...chosen]
    const answer = await tell({ ids })
    if (!answer.ok) return
    setChosen(new Set())
    setAside(ids)
  }
  const undo = async () => {
    const answer = await tell({ ids: [...aside], undo: true })
    if (answer.ok) setAside([])
  }
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data || (data.total === 0 && aside.length === 0)) return null
  return (
    <section className="stack">
      <h2>
        {t("refusedRows.title")}{" "}
        <span className="quiet">{t("refusedRows.total", { count: data.total })}</span>
      </h2>
      <p className="quiet">{t(data.total === 0 ? "refusedRows.none" : "refusedRows.intro")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {aside.length > 0 && (
        <DoneNote title={t("refusedRows.aside", { count: aside.length })}>
          <Button kind="quiet" busy={busy} onClick={() => void undo()}>
            {t("common.undo")}
          </Button>
        </DoneNote>
      )}
      {data.total > 0 && (
        <>
          <p className="row">
            <a className={buttonClass("main")} href={addressOf(downloadRefusedRows)} download>
              {t("refusedRows.download")}
            </a>
            {chosen.size > 0 && (
              <Button busy={busy} onClick={() => void putAside()}>
                {t("refusedRows.putAside", { count: chosen.size })}
              </Button>
            )}
          </p>
          <Rows rows={data.rows} chosen={chosen} onChoose={setChosen} />
          {data.rows.length < data.total && (
            <p className="quiet">{t("refusedRows.shown", { count: data.rows.length })}</p>
          )}
        </>
      )}
    </section>
  )
}

type RowsProps = {
  rows: readonly Row[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}

function Rows({ rows, chosen, onChoose }: RowsProps) {
  const { t } = useWords()
  const all = rows.every(({ id }) => chosen.has(id))
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={all}
          onChange={() => onChoose(new Set(all ? [] : rows.map(({ id }) => id)))}
        />
        {t("refusedRows.chooseAll")}
      </label>
      <DataTable
        caption={t("refusedRows.title")}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: "where",
            label: t("refusedRows.where"),
            cell: ({ id, form, file, line }) => (
              <label className="check">
                <input type="checkbox" checked={chosen.has(id)} onChange={() => turn(id)} />
                <span>
                  {form} {t("refusedRows.line", { line })}
                  <span className="small quiet refused-file">{file}</span>
                </span>
              </label>
            ),
          },
          { key: "column", label: t("refusedRows.column"), cell: ({ column }) => column ?? "" },
          { key: "value", label: t("refusedRows.value"), cell: ({ value }) => value },
          {
            key: "reason",
            label: t("refusedRows.reason"),
            cell: ({ reason }) => t(`rowRefusal.${reason}`, { defaultValue: t("rowRefusal.other") }),
          },
        ]}
      />
    </>
  )
}
