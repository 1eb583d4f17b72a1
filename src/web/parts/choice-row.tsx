import { type ReactNode, useId } from "react"

type ChoiceRowProps<T extends string> = {
  legend: string
  value: T
  choices: readonly { readonly value: T; readonly label: string }[]
  onChange: (value: T) => void
  /** Why, or what it leads to. */
  hint?: ReactNode
}

/** A few choices in a row, one stop of Tab: the arrow keys go through them, their digits choose. */
export function ChoiceRow<T extends string>({ legend, value, choices, onChange, hint }: ChoiceRowProps<T>) {
  const name = useId()
  return (
    <fieldset
      className="choice-row"
      onKeyDown={(event) => {
        const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined
        if (choice === undefined || event.ctrlKey || event.altKey || event.metaKey) return
        event.preventDefault()
        onChange(choice.value)
        const inputs = event.currentTarget.querySelectorAll("input")
        inputs[Number(event.key) - 1]?.focus()
      }}
    >
      <legend>{legend}</legend>
      <div className="choice-row-choices">
        {choices.map((choice, index) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span aria-hidden="true" className="choice-row-digit">
              {index + 1}
            </span>
            {choice.label}
          </label>
        ))}
      </div>
      {hint && <p className="field-hint">{hint}</p>}
    </fieldset>
  )
}
