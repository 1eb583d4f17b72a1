import { listColumnKinds } from "../../core/reconcile/list-column.ts"
import { useWords } from "../parts/i18n.ts"
import type { ColumnKind, Sheet } from "./list-types.ts"

/** So many of the first rows are shown. */
const SHOWN = 5

type ColumnKindsProps = {
  sheet: Sheet
  kinds: readonly ColumnKind[]
  isLikeLast: boolean
  /** The key of what is wrong with the columns. */
  fault: string | null
  onChange: (kinds: readonly ColumnKind[]) => void
}

/** The first rows as they came; over each column what it holds. */
export function ColumnKinds({ sheet, kinds, isLikeLast, fault, onChange }: ColumnKindsProps) {
  const { t } = useWords()
  const rows = sheet.sample.slice(0, SHOWN)
  return (
    <section className="stack">
      <p className="quiet">{t(isLikeLast ? "listAdd.likeLast" : "listAdd.guessed")}</p>
      <div className="table-scroll list-preview">
        <table className="table">
          <caption>{t("listAdd.preview", { count: rows.length, rows: sheet.rows })}</caption>
          <thead>
            <tr>
              {sheet.header.map((header, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, two may have one header
                <th key={at} scope="col" data-kind={kinds[at]}>
                  <span lang="zh-CN" className="list-preview-header">
                    {header || t("listAdd.column", { place: at + 1 })}
                  </span>
                  <select
                    className="input"
                    aria-label={t("listAdd.columnOf", {
                      header: header || t("listAdd.column", { place: at + 1 }),
                    })}
                    value={kinds[at]}
                    onChange={(event) => {
                      const kind = listColumnKinds.find((one) => one === event.target.value)
                      if (kind) onChange(kinds.with(at, kind))
                    }}
                  >
                    {listColumnKinds.map((kind) => (
                      <option key={kind} value={kind}>
                        {t(`lists.kind.${kind}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody lang="zh-CN">
            {rows.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are as they came
              <tr key={row}>
                {sheet.header.map((_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={at} data-kind={kinds[at]}>
                    {cells[at] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {fault && (
        <p className="field-error" role="alert">
          {t(fault)}
        </p>
      )}
    </section>
  )
}
