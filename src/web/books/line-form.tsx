import { type FormEvent, useRef, useState } from "react"
import type { Column, RowValues } from "../../core/forms/form.ts"
import type { OneRow } from "../../core/forms/read-one-row.ts"
import { refusalWords } from "../../core/forms/refusal-words.ts"
import type { Answer } from "../parts/answer.ts"
import { isAtHand } from "../parts/at-hand.ts"
import { Button } from "../parts/button.tsx"
import { withoutSent } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { CellField } from "./cell-field.tsx"

type LineFormProps = {
  columns: readonly Column[]
  initial: RowValues
  button: string
  busy: boolean
  /** Reads what is filled in, by the rules of the book. */
  read: (cells: RowValues) => OneRow
  onSend: (cells: RowValues) => Promise<Answer<unknown>>
}

/** The cells of one line; what cannot be read is said beside its cell, and nothing that was typed goes. */
export function LineForm({ columns, initial, button, busy, read, onSend }: LineFormProps) {
  const { t, language } = useWords()
  const [cells, setCells] = useState(initial)
  const [fault, setFault] = useState<{ column: string; words: string } | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  // Who has gone on to another form while the answer was on its way keeps their place there.
  const focusOn = (selector: string) =>
    requestAnimationFrame(() => {
      if (isAtHand(form.current)) form.current?.querySelector<HTMLElement>(selector)?.focus()
    })
  const point = (column: string, words: string) => {
    setFault({ column, words })
    focusOn("[aria-invalid=true]")
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setFault(null)
    setRefusal(null)
    const line = read(cells)
    if (!line.ok) return point(line.column, refusalWords[language][line.refusal])
    const answer = await onSend(cells)
    if (answer.ok) {
      setCells((now) => withoutSent(now, cells, initial))
      focusOn("input, select")
    } else if (answer.field === undefined || answer.field === "id") setRefusal(answer.refusal)
    else point(answer.field, t(`refusal.${answer.refusal}.do`))
  }
  return (
    <form ref={form} noValidate className="line-form" onSubmit={(event) => void send(event)}>
      {refusal !== null && <ErrorNote refusal={refusal} />}
      <div className="line-cells">
        {columns.map((column) => (
          <CellField
            key={column.name}
            column={column}
            value={cells[column.name] ?? ""}
            error={fault?.column === column.name ? fault.words : undefined}
            onChange={(value) => setCells((before) => ({ ...before, [column.name]: value }))}
          />
        ))}
      </div>
      <Button type="submit" kind="main" busy={busy}>
        {button}
      </Button>
    </form>
  )
}
