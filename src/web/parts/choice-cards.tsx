import { useId } from "react"

type ChoiceCardsProps<T extends string> = {
  legend: string
  value: T
  choices: readonly { value: T; label: string; hint: string }[]
  onChange: (value: T) => void
}

/** Two or three choices that need a sentence each, as large targets. */
export function ChoiceCards<T extends string>({ legend, value, choices, onChange }: ChoiceCardsProps<T>) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend className="choices-legend">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            <strong>{choice.label}</strong>
            <span className="quiet">{choice.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
