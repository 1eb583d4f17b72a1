import { type FormEvent, useState } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { HomeField } from "../app/home-field.tsx"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import type { Basis } from "./basis.ts"
import type { Said } from "./round-type.ts"
import { useEnter } from "./use-enter.ts"

type What = "visit" | "waste"

/** What was written on an empty form: door, what happened, when. */
export function FreeLine({ day, basis }: { day: PlainDate; basis: Basis }) {
  const [round, setRound] = useState(0)
  return (
    <OneFreeLine key={round} day={day} basis={basis} onDone={() => setRound(round + 1)} isAgain={round > 0} />
  )
}

type FreeLineProps = { day: PlainDate; basis: Basis; onDone: () => void; isAgain: boolean }

function OneFreeLine({ day, basis, onDone, isAgain }: FreeLineProps) {
  const { t } = useWords()
  const { may } = useSession()
  const [homeId, setHomeId] = useState("")
  const [what, setWhat] = useState<What>("visit")
  const [clock, setClock] = useState("")
  const [written, setWritten] = useState("")
  const [wrong, setWrong] = useState<string | null>(null)
  const { enter, error, refusal, busy } = useEnter(basis, homeId, day)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf({ homeId, what, clock, written })
    setWrong(found)
    if (found !== null || busy) return
    const said: Said =
      what === "waste"
        ? { what, checkId: null, bags: Number(written) }
        : { what, checkId: null, note: written, fine: true }
    if (await enter([said], what === "waste" ? "waste" : "round", clock)) onDone()
  }
  const problem = wrong ?? error
  return (
    <form className="round-choice" onSubmit={save}>
      <HomeField label={t("paper.door")} onChoose={(home) => setHomeId(home?.id ?? "")} />
      <ChoiceField<What>
        label={t("afterwards.what")}
        value={what}
        choices={[
          { value: "visit", label: t("rounds.kind.visit") },
          ...(may("collect-waste") ? [{ value: "waste" as const, label: t("rounds.kind.waste") }] : []),
        ]}
        onChange={setWhat}
      />
      <TextField label={t("paper.time")} maxLength={5} autoComplete="off" value={clock} onChange={setClock} />
      <TextField
        label={t(what === "waste" ? "rounds.bags" : "paper.happened")}
        maxLength={400}
        autoComplete="off"
        value={written}
        onChange={setWritten}
      />
      <Button type="submit" busy={busy}>
        {t("rounds.save")}
      </Button>
      <p role="status" className="quiet">
        {isAgain && !problem ? t("afterwards.saved") : ""}
      </p>
      {problem && (
        <p className="field-error" role="alert">
          {t(problem)}
        </p>
      )}
      {refusal && <ErrorNote refusal={refusal} />}
    </form>
  )
}

/** The key of the words that say what has to be mended first. */
function faultOf(typed: { homeId: string; what: What; clock: string; written: string }): string | null {
  if (typed.homeId === "") return "afterwards.needsDoor"
  if (typed.clock.trim() === "") return "rounds.needsClock"
  return typed.what === "waste" && !/^\d{1,2}$/.test(typed.written.trim()) ? "rounds.needsBags" : null
}
