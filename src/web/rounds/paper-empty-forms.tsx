import { useWords } from "../parts/i18n.ts"

const returnee = [
  "time",
  "name",
  "idNumber",
  "phone",
  "door",
  "from",
  "arrived",
  "transport",
  "writer",
] as const
const happened = ["door", "happened", "time", "writer"] as const

/** Empty forms for what nobody planned: people who come back, and anything else that happens. */
export function EmptyForms() {
  return (
    <>
      <Empty name="returnees" columns={returnee} rows={8} />
      <Empty name="happenings" columns={happened} rows={14} />
    </>
  )
}

function Empty({ name, columns, rows }: { name: string; columns: readonly string[]; rows: number }) {
  const { t } = useWords()
  return (
    <>
      <h3>{t(`paper.empty.${name}`)}</h3>
      <table className={`paper-table paper-${name}`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} className={`paper-col-${column}`}>
                {t(`paper.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => row).map((row) => (
            <tr key={row}>
              {columns.map((column) => (
                <td key={column}>&nbsp;</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
