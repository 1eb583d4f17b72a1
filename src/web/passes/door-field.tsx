import { useId, useState } from "react"
import { findPassHomes } from "../../contract/passes.ts"
import { call } from "../app/client.ts"
import { useFound } from "../app/found-homes.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import type { PassHome } from "./pass-type.ts"

type DoorFieldProps = {
  onChoose: (home: PassHome) => void
  /** What can be done with all homes found of one stairwell. */
  ofStairwell: (homes: readonly PassHome[]) => React.ReactNode
}

/** Finds a home by its door alone: who lives there is not asked and not shown. */
export function DoorField({ onChoose, ofStairwell }: DoorFieldProps) {
  const { t } = useWords()
  const id = useId()
  const [text, setText] = useState("")
  const found = useFound(text, askForDoors)
  const isStairwell =
    found !== null && found.length > 1 && new Set(found.map((home) => home.stairwellId)).size === 1
  return (
    <div className="home-field">
      <TextField
        label={t("passes.find")}
        hint={t("passes.findHint")}
        autoComplete="off"
        value={text}
        onChange={setText}
      />
      {found && (
        <div className="home-field-found">
          <p className="small quiet" role="status" id={id}>
            {found.length === 0 ? t("passes.findNone") : t("passes.findPick", { count: found.length })}
          </p>
          {isStairwell && ofStairwell(found)}
          <ul aria-labelledby={id} className="passes-doors">
            {found.map((home) => (
              <li key={home.id}>
                <button
                  type="button"
                  onClick={() => {
                    setText("")
                    onChoose(home)
                  }}
                >
                  <strong>{home.door}</strong>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

async function askForDoors(text: string): Promise<readonly PassHome[]> {
  const answer = await call(findPassHomes, { body: { text } })
  return answer.ok ? answer.value.homes : []
}
