import { useId, useState } from "react"
import type { Static } from "typebox"
import { type FoundPerson, findPeople } from "../../contract/people.ts"
import { call } from "../app/client.ts"
import { useFound } from "../app/found-homes.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"

export type Person = Static<typeof FoundPerson>

type PersonFieldProps = { label: string; hint: string; onChoose: (person: Person | null) => void }

/** Finds one person by door, name, or digits of a number: type, then press one of those found. */
export function PersonField({ label, hint, onChoose }: PersonFieldProps) {
  const { t } = useWords()
  const id = useId()
  const [text, setText] = useState("")
  const [chosen, setChosen] = useState<Person | null>(null)
  const found = useFound(chosen === null ? text : "", askForPeople)
  const choose = (person: Person | null) => {
    setChosen(person)
    onChoose(person)
  }
  return (
    <div className="home-field">
      <TextField
        label={label}
        hint={hint}
        autoComplete="off"
        value={chosen === null ? text : `${chosen.name} ${chosen.door ?? ""}`}
        onChange={(value) => {
          setText(value)
          if (chosen !== null) choose(null)
        }}
      />
      {found && (
        <div className="home-field-found">
          <p className="small quiet" role="status" id={id}>
            {t(found.length === 0 ? "secret.nobody" : "secret.pick", { count: found.length })}
          </p>
          <ul aria-labelledby={id}>
            {found.map((person) => (
              <li key={person.id}>
                <button type="button" lang="zh-CN" onClick={() => choose(person)}>
                  <strong>{person.name}</strong>{" "}
                  <span className="quiet">
                    {[person.door, person.idNumber, person.phone].filter(Boolean).join(" · ")}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

async function askForPeople(text: string): Promise<readonly Person[]> {
  const answer = await call(findPeople, { body: { text } })
  return answer.ok ? answer.value.people : []
}
