import { useState } from "react"
import { type FoundHome, useFoundHomes } from "../app/found-homes.ts"
import { FindField } from "../parts/find-field.tsx"
import { useWords } from "../parts/i18n.ts"

export type ChosenHome = Pick<FoundHome, "id" | "door">

type DoorFieldProps = {
  label: string
  error?: string | undefined
  chosen: ChosenHome | null
  onChoose: (home: ChosenHome | null) => void
}

/** Finds a home by keys alone: a door, a name or a phone is typed, arrow keys and Enter choose. */
export function DoorField({ label, error, chosen, onChoose }: DoorFieldProps) {
  const { t } = useWords()
  const [text, setText] = useState("")
  const found = useFoundHomes(chosen === null ? text : "")
  const options = found?.map((home) => ({
    key: home.id,
    content: (
      <>
        <strong>{home.door}</strong> <span className="quiet">{home.people.join(" · ")}</span>
      </>
    ),
  }))
  return (
    <FindField
      label={label}
      error={error}
      value={chosen?.door ?? text}
      onChange={(typed) => {
        // whoever types on where a door stands begins anew
        const standing = chosen?.door ?? ""
        const fresh = typed.startsWith(standing) ? typed.slice(standing.length) : ""
        setText(chosen === null ? typed : fresh)
        if (chosen !== null) onChoose(null)
      }}
      options={options ?? null}
      status={found?.length ? t("people.foundHomes", { count: found.length }) : t("people.noHome")}
      onPick={(key) => {
        setText("")
        onChoose(found?.find((home) => home.id === key) ?? null)
      }}
      onClear={() => {
        setText("")
        onChoose(null)
      }}
    />
  )
}
