import type { ReactNode } from "react"

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Holds what can be done with the row: its label is read out, not drawn. */
  actions?: boolean
  /** Figures stand to the right. */
  number?: boolean
  /** Never broken over two lines: days, names. */
  whole?: boolean
}

type DataTableProps<Row> = {
  /** Read out with the table. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** A table whose first column names the row; on a phone every row is a card with its columns named. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <div className="table-scroll">
      <table className="table table-cards">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.number ? "number" : undefined}>
                {column.actions ? <span className="unseen">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} heads={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row, heads }: { column: Column<Row>; row: Row; heads: boolean }) {
  const content = column.cell(row)
  const className =
    [column.number && "number", column.whole && "whole"].filter(Boolean).join(" ") || undefined
  return heads ? (
    <th scope="row" className={className}>
      {content}
    </th>
  ) : (
    <td className={className} data-label={column.actions ? undefined : column.label}>
      {content}
    </td>
  )
}
