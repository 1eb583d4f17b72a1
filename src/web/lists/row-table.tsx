import { memo, useRef, useState } from "react"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { useLatest } from "../parts/use-latest.ts"
import { type Choice, isChosen } from "./choice-of-rows.ts"
import type { Row, WholeList } from "./list-types.ts"
import { RowPerson, RowState } from "./row-cells.tsx"
import { nameOn, numberOf, othersOn } from "./row-text.ts"

type RowTableProps = {
  caption: string
  list: WholeList
  rows: readonly Row[]
  total: number
  choice: Choice
  onToggle: (id: string) => void
  onToggleAll: () => void
  /** Which row the keys are at. */
  onAt: (id: string) => void
  onAgain: (row: Row) => void
}

/** Rows as they came, who each is, what became of it. The arrow keys go from row to row, the space bar chooses. */
export function RowTable(props: RowTableProps) {
  const { caption, list, rows, total, choice, onToggleAll } = props
  const { t } = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const latest = useLatest(props)
  // the same for every row and for ever: a row that did not change is not drawn anew
  const [hands] = useState<Hands>(() => ({
    toggle: (id) => latest.current.onToggle(id),
    at: (id) => latest.current.onAt(id),
    again: (row) => latest.current.onAgain(row),
  }))
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (by === 0) return
    const boxes = [...(body.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])]
    const place = boxes.indexOf(event.target as HTMLInputElement)
    event.preventDefault()
    boxes[Math.min(boxes.length - 1, Math.max(0, place + by))]?.focus()
  }
  return (
    <div className="table-scroll">
      <table className="table table-cards list-rows">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <label className="list-choose">
                <input
                  type="checkbox"
                  aria-label={t("listRows.chooseAll", { count: total })}
                  checked={choice.all && choice.ids.size === 0}
                  onChange={onToggleAll}
                />
                {t("listRows.asCame")}
              </label>
            </th>
            <th scope="col">{t("listRows.person")}</th>
            <th scope="col">{t("listRows.state")}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <TableRow key={row.id} row={row} list={list} isChosen={isChosen(choice, row.id)} hands={hands} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Hands = {
  readonly toggle: (id: string) => void
  readonly at: (id: string) => void
  readonly again: (row: Row) => void
}

type TableRowProps = { row: Row; list: WholeList; isChosen: boolean; hands: Hands }

const TableRow = memo(function TableRow({ row, list, isChosen: chosen, hands }: TableRowProps) {
  const { t } = useWords()
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">
        <label className="list-choose">
          <input
            type="checkbox"
            data-row={row.id}
            aria-label={t("listRows.choose", {
              place: numberOf(row),
              name: nameOn(row.cells, list.kinds),
            })}
            checked={chosen}
            onFocus={() => hands.at(row.id)}
            onChange={() => hands.toggle(row.id)}
          />
          <span className="list-place">{numberOf(row)}</span>
          <AsCame row={row} list={list} />
        </label>
      </th>
      <td data-label={t("listRows.person")}>
        <RowPerson row={row} />
        {row.identity === "same" && row.outcome === null && (
          <Button
            kind="quiet"
            className="no-print"
            aria-label={t("listRows.notTheirsOf", { place: numberOf(row) })}
            onClick={() => hands.again(row)}
          >
            {t("listRows.notTheirs")}
          </Button>
        )}
      </td>
      <td data-label={t("listRows.state")}>
        <RowState row={row} asks={list.list.asks} />
      </td>
    </tr>
  )
})

/** What stands on a row, as it came: the name first. */
export function AsCame({
  row,
  list,
}: {
  row: Pick<Row, "cells" | "place">
  list: Pick<WholeList, "kinds" | "header">
}) {
  return (
    <span lang="zh-CN" className="list-as-came">
      <strong>{nameOn(row.cells, list.kinds) || "—"}</strong>{" "}
      {othersOn(row.cells, list.kinds, list.header, numberOf(row)).map(({ header, text, kind }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may hold the same
        <span key={at} title={header} className={kind === "note" ? "quiet" : undefined}>
          {text}
        </span>
      ))}
    </span>
  )
}
