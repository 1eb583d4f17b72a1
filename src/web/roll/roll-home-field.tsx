import { useState } from "react"
import { findRollHomes } from "../../contract/roll.ts"
import { call } from "../app/client.ts"
import { useFound } from "../app/found-homes.ts"
import { FindField } from "../parts/find-field.tsx"
import { useWords } from "../parts/i18n.ts"

type Home = { readonly id: string; readonly door: string }
type RollHomeFieldProps = {
  label: string
  hint?: string
  value: Home | null
  /** Typed by somebody else, to begin with. */
  typed?: string
  onChange: (home: Home | null) => void
}

/** Finds a home by its door alone: who keeps the roll need not see who lives there. */
export function RollHomeField({ label, hint, value, typed = "", onChange }: RollHomeFieldProps) {
  const { t } = useWords()
  const [text, setText] = useState(typed)
  const found = useFound(value === null ? text : "", askForHomes)
  return (
    <FindField
      label={label}
      hint={hint}
      value={value?.door ?? text}
      onChange={(next) => {
        setText(next)
        if (value !== null) onChange(null)
      }}
      options={found?.map((home) => ({ key: home.id, content: home.door })) ?? null}
      status={t(found?.length === 0 ? "find.none" : "find.found", { count: found?.length ?? 0 })}
      onPick={(key) => onChange(found?.find(({ id }) => id === key) ?? null)}
      onClear={() => {
        setText("")
        onChange(null)
      }}
    />
  )
}

async function askForHomes(text: string): Promise<readonly Home[]> {
  const answer = await call(findRollHomes, { body: { text } })
  return answer.ok ? answer.value.homes.slice(0, 12) : []
}
