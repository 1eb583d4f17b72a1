import { useState } from "react"
import type { Static } from "typebox"
import { type FoundPerson, findPeople } from "../../contract/people.ts"
import { call } from "../app/client.ts"
import { useFound } from "../app/found-homes.ts"
import { FindField } from "../parts/find-field.tsx"
import { useWords } from "../parts/i18n.ts"

export type Person = Static<typeof FoundPerson>

type PersonFieldProps = {
  label: string
  hint?: string
  error?: string | undefined
  autoFocus?: boolean
  chosen: Person | null
  onChoose: (person: Person | null) => void
  /** Nobody of those found: goes on with somebody new; gives what was typed. Without it, only people who are known fit. */
  onNew?: (typed: string) => void
  /** Hears what is typed, where somebody else needs it too. */
  onType?: (text: string) => void
}

const NEW = "new"

/**
 * Finds somebody while one types a door, a name, its pinyin or its initials, digits of a telephone or a document number. Shows
 * the masked name, the door, and whether they are in quarantine.
 */
export function PersonField({ chosen, onChoose, onNew, onType, ...field }: PersonFieldProps) {
  const { t } = useWords()
  const [text, setText] = useState("")
  const found = useFound(chosen === null ? text : "", askForPeople)
  const type = (typed: string) => {
    setText(typed)
    onType?.(typed)
    if (chosen !== null) onChoose(null)
  }
  const options =
    found === null
      ? null
      : found.map((person) => ({ key: keyOf(person), content: <PersonLine person={person} /> }))
  const newOne = { key: NEW, content: <span className="quiet">{t("people.newPerson")}</span> }
  const all = onNew && options ? [...options, newOne] : options
  return (
    <FindField
      {...field}
      hint={field.hint ?? t("people.hint")}
      value={chosen === null ? text : personText(chosen)}
      onChange={(typed) => type(chosen === null ? typed : typedBehind(personText(chosen), typed))}
      options={all}
      status={found?.length ? t("people.found", { count: found.length }) : t("people.none")}
      onPick={(key) => {
        const person = found?.find((one) => keyOf(one) === key)
        setText("")
        if (person) onChoose(person)
        else onNew?.(text.trim())
      }}
      onClear={() => type("")}
    />
  )
}

/** `王*明 · 12-302`. */
export function personText({ name, door }: Person): string {
  return door === null ? name : `${name} · ${door}`
}

/** Whoever types on where somebody stands begins anew with what was typed. */
function typedBehind(standing: string, typed: string): string {
  return typed.startsWith(standing) ? typed.slice(standing.length) : ""
}

/** One of those found: what tells two of one name apart stands beside it. */
function PersonLine({ person }: { person: Person }) {
  const { t } = useWords()
  const { name, door, quarantined, sex, phone, idNumber } = person
  return (
    <>
      <strong>{name}</strong> · {door ?? t("people.nowhere")}
      {quarantined && <strong> · {t("people.quarantined")}</strong>}
      <span className="quiet small"> {[sex, phone, idNumber].filter((sign) => sign !== "").join(" · ")}</span>
    </>
  )
}

/** Somebody with two homes is found at each. */
function keyOf({ id, homeId }: Person): string {
  return `${id}-${homeId ?? ""}`
}

async function askForPeople(text: string): Promise<readonly Person[]> {
  const answer = await call(findPeople, { body: { text } })
  return answer.ok ? answer.value.people : []
}
