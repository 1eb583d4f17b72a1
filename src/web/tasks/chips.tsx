import { useId } from "react"

type ChipsProps<T extends string> = {
  legend: string
  value: T
  choices: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

/** A few short choices in a line, one of them chosen. */
export function Chips<T extends string>({ legend, value, choices, onChange }: ChipsProps<T>) {
  const name = useId()
  return (
    <fieldset className="chips">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="chip">
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
