import { useState } from "react"
import type { Instant } from "../../core/kit/dates.ts"
import { useSession } from "../app/session.ts"
import { StandDownForm } from "../app/stand-down-form.tsx"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { fieldOfMoment, momentOfField } from "../parts/moment-field.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { Done } from "../parts/undoable-note.tsx"
import { ComerForm } from "./comer-form.tsx"
import { type DutyDay, stateText, type Turn } from "./duty-type.ts"
import { useSigning } from "./use-signing.ts"

type TurnPanelProps = {
  turn: Turn
  helpers: DutyDay["helpers"]
  onDone: (done: Done) => void
  onAway: (workerId: string) => void
}

/** One turn: signing with a temperature or at another time, taking it back, and that somebody cannot come. */
export function TurnPanel({ turn, helpers, onDone, onAway }: TurnPanelProps) {
  const { t } = useWords()
  const { may } = useSession()
  const { signIn, signOut, takeBack, busy, refused } = useSigning(onDone)
  const [celsius, setCelsius] = useState("")
  const [at, setAt] = useState("")
  const [isResting, setResting] = useState(false)
  const isIn = turn.signedInAt !== null
  const isOut = turn.signedOutAt !== null
  const degrees = Number(celsius)
  const isRead = celsius.trim() === "" || (degrees >= 34 && degrees <= 43)
  const moment = momentOfField(at)
  const when = moment === null ? {} : { at: moment }
  const isFever = refused?.refusal === "fever-at-sign-in"
  return (
    <div className="form">
      <p>{stateText(t, turn)}</p>
      {turn.kind === "organisation" && <ComerForm {...{ turn, helpers, onDone }} />}
      {refused && <ErrorNote refusal={refused.refusal} />}
      {!isOut && (
        <>
          {!isIn && (
            <TextField
              label={t("duty.celsius")}
              hint={t("duty.celsiusHint")}
              inputMode="decimal"
              value={celsius}
              error={isRead ? undefined : t("duty.celsiusWrong")}
              onChange={setCelsius}
            />
          )}
          <MomentField value={at} from={turn.startsAt} onChange={setAt} />
          <p>
            <Button
              kind="main"
              busy={busy}
              onClick={() => {
                if (!isRead) return
                const degreesRead = celsius.trim() === "" ? null : degrees
                void (isIn ? signOut(turn, when) : signIn(turn, { ...when, celsius: degreesRead }))
              }}
            >
              {t(isIn ? "duty.signOut" : "duty.signIn")}
            </Button>
          </p>
        </>
      )}
      {isIn && (
        <p>
          <Button busy={busy} onClick={() => void takeBack(turn)}>
            {t(isOut ? "duty.backOut" : "duty.backIn")}
          </Button>
        </p>
      )}
      <p className="row">
        {!isIn && <Button onClick={() => onAway(turn.workerId)}>{t("duty.away.report")}</Button>}
        {may("stand-down") && !isResting && !isFever && (
          <Button onClick={() => setResting(true)}>{t("standDown.title")}</Button>
        )}
      </p>
      {may("stand-down") && (isResting || isFever) && <StandDownForm worker={turn} onDone={onDone} />}
    </div>
  )
}

function MomentField({
  value,
  from,
  onChange,
}: {
  value: string
  from: string
  onChange: (value: string) => void
}) {
  const { t } = useWords()
  if (value === "") {
    return (
      <p>
        <Button kind="quiet" onClick={() => onChange(fieldOfMoment(from as Instant))}>
          {t("duty.otherTime")}
        </Button>
      </p>
    )
  }
  return (
    <div className="field">
      <label htmlFor="duty-at">{t("duty.at")}</label>
      <input
        id="duty-at"
        type="datetime-local"
        className="input"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
