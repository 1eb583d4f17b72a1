import { isOpen } from "../../core/rounds/round-list.ts"
import { useWords } from "../parts/i18n.ts"
import type { Home, Person, Said } from "./round-type.ts"

/** Person and slot → what was typed. */
export type Temperatures = Readonly<Record<string, string>>

const slots = ["上午", "下午"] as const
type Slot = (typeof slots)[number]

/** The temperatures of a day that somebody still owes there, each in a field of its own. */
export function TemperatureFields(props: {
  home: Home
  day: string
  values: Temperatures
  onChange: (values: Temperatures) => void
}) {
  const { home, day, values, onChange } = props
  const { t } = useWords()
  return owed(home, day).map(({ person, slot, key }) => (
    <label key={key} className="round-temperature">
      <span className="quiet small">
        {home.people.length > 1 && `${person.name} `}
        {t(`rounds.slot.${slot}`)}
      </span>
      <input
        className="input"
        inputMode="decimal"
        aria-label={t("rounds.temperatureOf", { name: person.name, slot: t(`rounds.slot.${slot}`) })}
        value={values[key] ?? ""}
        maxLength={5}
        onChange={(event) => onChange({ ...values, [key]: event.target.value })}
      />
    </label>
  ))
}

function owed(home: Home, day: string): { person: Person; slot: Slot; key: string }[] {
  return home.people.flatMap((person) =>
    slots.flatMap((slot) => {
      const open = home.checks.some(
        (check) =>
          check.kind === "reading" &&
          check.day === day &&
          check.personId === person.personId &&
          check.slot === slot &&
          isOpen(check),
      )
      return open ? [{ person, slot, key: `${person.personId} ${slot}` }] : []
    }),
  )
}

/** A temperature as people type it: `36.5`, `36,5`, `365`; null when it is none that anybody has. */
export function readCelsius(typed: string): number | null {
  const text = typed.trim().replace(/[,，。]/, ".")
  const celsius = /^\d{3}$/.test(text) ? Number(text) / 10 : Number(text)
  return /^\d{2,3}(\.\d{1,2})?$/.test(text) && celsius >= 34 && celsius <= 43 ? celsius : null
}

/** The readings that were typed; null where one is no temperature. */
export function readingsIn(home: Home, day: string, values: Temperatures, symptoms: string): Said[] | null {
  const typed = owed(home, day).filter(({ key }) => (values[key] ?? "").trim() !== "")
  const said = typed.flatMap(({ person, slot, key }): Said[] => {
    const celsius = readCelsius(values[key] ?? "")
    if (celsius === null || person.personId === null) return []
    return [{ what: "reading", checkId: null, personId: person.personId, day, slot, celsius, symptoms }]
  })
  return said.length === typed.length ? said : null
}
