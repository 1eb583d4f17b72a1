import { useWords } from "../parts/i18n.ts"
import { personText } from "../people/person-field.tsx"
import { Agreement } from "./beside-table.tsx"
import type { Opened, WholeList } from "./list-types.ts"
import { nameOn, numberOf } from "./row-text.ts"

type HouseholdTableProps = {
  rows: readonly Opened[]
  list: WholeList
  focus: string
  pairOf: (opened: Opened) => string | null
  onFocus: (rowId: string) => void
}

/** The rows of a household, each beside whom it is proposed to be; one press says so of all. */
export function HouseholdTable({ rows, list, focus, pairOf, onFocus }: HouseholdTableProps) {
  const { t } = useWords()
  return (
    <>
      <p className="quiet small">{t("listQueue.householdHint")}</p>
      <ol className="list-household">
        {rows.map((opened) => {
          const { row, candidates } = opened
          const pair = candidates.find(({ person }) => person.id === pairOf(opened))
          const name = nameOn(row.cells, list.kinds)
          return (
            <li key={row.id}>
              <button type="button" aria-pressed={row.id === focus} onClick={() => onFocus(row.id)}>
                <span className="list-place">{numberOf(row)}</span>
                <strong lang="zh-CN">{name}</strong>
                <span aria-hidden="true">→</span>
                {pair ? (
                  <strong lang="zh-CN">{personText(pair.person)}</strong>
                ) : (
                  <strong>{t("listQueue.isNew")}</strong>
                )}
              </button>
              {pair && <Agreement fields={pair.fields} />}
            </li>
          )
        })}
      </ol>
    </>
  )
}
