import { useEffect, useId, useState } from "react"
import { findPassHomes } from "../../contract/passes.ts"
import { call } from "../app/client.ts"
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
  const found = useFoundDoors(text)
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

/** Homes by door, asked a moment after the last key; null while nothing is typed or known. */
function useFoundDoors(text: string): readonly PassHome[] | null {
  const [found, setFound] = useState<{ text: string; homes: readonly PassHome[] } | null>(null)
  const plain = text.trim()
  useEffect(() => {
    if (plain === "") return
    const state = { old: false }
    const timer = setTimeout(async () => {
      const answer = await call(findPassHomes, { body: { text: plain } })
      // an answer to an older text is dropped
      if (!state.old) setFound({ text: plain, homes: answer.ok ? answer.value.homes : [] })
    }, 150)
    return () => {
      state.old = true
      clearTimeout(timer)
    }
  }, [plain])
  return found?.text === plain ? found.homes : null
}
