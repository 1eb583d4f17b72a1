import { useId, useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { type FoundHome, useFoundHomes } from "./found-homes.ts"

type HomeFieldProps = {
  label: string
  hint?: string
  error?: string | undefined
  /** Chosen to begin with. */
  initial?: FoundHome | null
  onChoose: (home: FoundHome | null) => void
}

/** Finds one home by its door, a name or a phone: type, then press one of those found. */
export function HomeField({ label, hint, error, initial = null, onChoose }: HomeFieldProps) {
  const { t } = useWords()
  const id = useId()
  const [text, setText] = useState("")
  const [chosen, setChosen] = useState<FoundHome | null>(initial)
  const found = useFoundHomes(chosen === null ? text : "")
  const choose = (home: FoundHome | null) => {
    setChosen(home)
    onChoose(home)
  }
  return (
    <div className="home-field">
      <TextField
        label={label}
        hint={hint}
        error={error}
        autoComplete="off"
        value={chosen?.door ?? text}
        onChange={(value) => {
          setText(value)
          if (chosen) choose(null)
        }}
      />
      {found && (
        <div className="home-field-found">
          <p className="small quiet" role="status" id={id}>
            {found.length === 0 ? t("find.none") : t("find.pick", { count: found.length })}
          </p>
          <ul aria-labelledby={id}>
            {found.map((home) => (
              <li key={home.id}>
                <button type="button" onClick={() => choose(home)}>
                  <strong>{home.door}</strong> <span className="quiet">{home.people.join(" · ")}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
