import { useId } from "react"
import { useWords } from "../parts/i18n.ts"
import { celsiusKey, readCelsius, type Slot } from "./desk-call.ts"
import type { Card } from "./use-caller-card.ts"

export type Voice = NonNullable<Card["home"]>["people"][number]

type TemperatureFieldsProps = {
  people: readonly Voice[]
  celsius: Readonly<Record<string, string>>
  onChange: (celsius: Readonly<Record<string, string>>) => void
}

const slots: readonly Slot[] = ["上午", "下午"]

/** Temperatures that are said on the phone, of everyone of the home in quarantine; what was taken today stands there. */
export function TemperatureFields({ people, celsius, onChange }: TemperatureFieldsProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <fieldset className="phone-temperatures">
      <legend>{t("phone.temperatures")}</legend>
      {people.map((person) => (
        <div key={person.id} className="phone-temperature-row">
          <span>{person.name}</span>
          {slots.map((slot) => {
            const key = celsiusKey(person.id, slot)
            const written = celsius[key] ?? ""
            const taken = person.readings[slot]
            const isWrong = written.trim() !== "" && readCelsius(written) === null
            const word = t(slot === "上午" ? "phone.morning" : "phone.afternoon")
            return (
              <label key={slot} htmlFor={`${id} ${key}`} className="phone-temperature">
                {word}
                <input
                  id={`${id} ${key}`}
                  className="input"
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={6}
                  aria-label={t("phone.temperatureOf", { name: person.name, slot: word })}
                  aria-invalid={isWrong || undefined}
                  placeholder={taken === null ? "" : String(taken)}
                  value={written}
                  onChange={(event) => onChange({ ...celsius, [key]: event.target.value })}
                />
              </label>
            )
          })}
        </div>
      ))}
      {Object.values(celsius).some((written) => written.trim() !== "" && readCelsius(written) === null) && (
        <p className="field-error">{t("phone.temperatureWrong")}</p>
      )}
    </fieldset>
  )
}

/** Fills in what was said in the note: `早36.5 晚36.7`, where one person alone can be meant. */
export function saidOf(
  said: readonly { readonly slot: Slot | null; readonly celsius: number }[],
  person: Voice,
  hour: number,
): Record<string, string> {
  const now: Slot = hour < 12 ? "上午" : "下午"
  return Object.fromEntries(
    said.map(({ slot, celsius }) => [celsiusKey(person.id, slot ?? now), String(celsius)]),
  )
}
