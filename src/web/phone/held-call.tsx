import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { getHeldCall, listCallsToMake, releaseCall, saveCallOutcome, takeCall } from "../../contract/phone.ts"
import { clockOf, type Instant } from "../../core/kit/dates.ts"
import { minutesBetween } from "../../core/kit/moments.ts"
import { readClockAhead } from "../../core/phone/follow-up-time.ts"
import { type CallOutcome, callOutcomes } from "../../core/rounds/attempt.ts"
import { useAsk, useTell } from "../app/query.ts"
import { isTypingElsewhere } from "../parts/at-hand.ts"
import { Button } from "../parts/button.tsx"
import { now, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { LongTextField, TextField } from "../parts/inputs.tsx"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { readCelsius, type Slot } from "./desk-call.ts"
import { CallerHead, OpenMatters, PastContacts } from "./home-beside.tsx"
import { TemperatureFields } from "./temperature-fields.tsx"

/** Time left below which writing on holds the call anew. */
const LEAST_MINUTES = 5

/** The call that is being made: whom to ring, what is open there, what was said before; one key says what it came to. */
export function HeldCall({ id, onDone }: { id: string; onDone: (text: string) => void }) {
  const { t } = useWords()
  const { data, error } = useAsk(getHeldCall, { id })
  const { tell, busy, refused } = useTell(saveCallOutcome, [listCallsToMake])
  const release = useTell(releaseCall, [listCallsToMake])
  const hold = useTell(takeCall, [listCallsToMake])
  const fieldset = useRef<HTMLFieldSetElement>(null)
  const [ids] = useState(() => ({ id: newId(), readings: new Map<string, string>() }))
  const [outcome, setOutcome] = useState<CallOutcome | null>(null)
  const [isFine, setFine] = useState(true)
  const [note, setNote] = useState("")
  const [again, setAgain] = useState("")
  const [celsius, setCelsius] = useState<Readonly<Record<string, string>>>({})
  const [wrong, setWrong] = useState<"outcome" | "again" | "celsius" | null>(null)
  const isThere = data !== undefined
  useEffect(() => {
    if (isThere && !isTypingElsewhere(fieldset.current)) fieldset.current?.querySelector("input")?.focus()
  }, [isThere])
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  const { call, numbers, card } = data
  const quarantined = (card.home?.people ?? []).filter((person) => person.quarantine !== null)

  const save = async () => {
    const againAt = again.trim() === "" ? null : readClockAhead(again, now())
    const typed = Object.entries(celsius).filter(([, written]) => written.trim() !== "")
    if (outcome === null) return setWrong("outcome")
    if (again.trim() !== "" && againAt === null) return setWrong("again")
    if (typed.some(([, written]) => readCelsius(written) === null)) return setWrong("celsius")
    setWrong(null)
    const readings = typed.map(([key, written]) => {
      const [personId = "", slot] = key.split(" ")
      const reading = ids.readings.get(key) ?? newId()
      ids.readings.set(key, reading)
      const said = { celsius: readCelsius(written) ?? 0, symptoms: "", day: today() }
      return { id: reading, personId, slot: slot as Slot, ...said }
    })
    const said = { outcome, fine: isFine, note, againAt: outcome === "call-again" ? againAt : null, readings }
    if (busy || !(await tell({ id: ids.id, callId: id, ...said })).ok) return
    onDone(t("phoneQueue.done", { call: call.door ?? call.name, outcome: t(`callOutcome.${outcome}`) }))
  }
  const write = (text: string) => {
    setNote(text)
    const left = call.heldUntil === null ? 0 : minutesBetween(now(), call.heldUntil as Instant)
    if (left < LEAST_MINUTES && !hold.busy) void hold.tell({ id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return
    if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement) return
    event.preventDefault()
    void save()
  }
  return (
    <form
      className="phone-held"
      aria-label={t("phoneQueue.thisCall")}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="phone-held-call">
        {refused && <ErrorNote refusal={refused.refusal} />}
        <ul className="phone-numbers" aria-label={t("phoneQueue.numbers")}>
          {numbers.map(({ name, number }) => (
            <li key={number}>
              <strong>{number}</strong> {name}
            </li>
          ))}
          {numbers.length === 0 && <li className="quiet">{t("phoneQueue.noNumber")}</li>}
        </ul>
        <p>
          {t(`phoneQueue.source.${call.source}`)} <span lang="zh">{call.reason}</span>{" "}
          {call.heldUntil !== null && (
            <span className="small quiet">
              {t("phoneQueue.heldUntil", { at: clockOf(call.heldUntil as Instant) })}
            </span>
          )}
        </p>
        <CallerHead card={card} />
        <fieldset
          ref={fieldset}
          className="phone-choice"
          onKeyDown={(event) => {
            const chosen = callOutcomes[Number(event.key) - 1]
            if (chosen === undefined) return
            event.preventDefault()
            setOutcome(chosen)
          }}
        >
          <legend>{t("phoneQueue.outcome")}</legend>
          {callOutcomes.map((each, index) => (
            <label key={each} className="phone-key-choice">
              <input
                type="radio"
                name="call-outcome"
                checked={each === outcome}
                onChange={() => setOutcome(each)}
              />
              <span aria-hidden="true" className="phone-key">
                {index + 1}
              </span>{" "}
              {t(`callOutcome.${each}`)}
            </label>
          ))}
          {wrong === "outcome" && outcome === null && (
            <p className="field-error">{t("phoneQueue.outcomeMissing")}</p>
          )}
        </fieldset>
        {outcome === "call-again" && (
          <TextField
            label={t("phoneQueue.again")}
            hint={t("phone.callBackHint")}
            error={wrong === "again" ? t("phone.callBackWrong") : undefined}
            autoComplete="off"
            maxLength={10}
            value={again}
            onChange={setAgain}
          />
        )}
        {outcome === "reached" && quarantined.length > 0 && (
          <TemperatureFields people={quarantined} celsius={celsius} onChange={setCelsius} />
        )}
        <LongTextField label={t("phone.note")} maxLength={1000} value={note} onChange={write} />
        {outcome === "reached" && (
          <label className="check">
            <input type="checkbox" checked={!isFine} onChange={() => setFine(!isFine)} />
            {t("phoneQueue.notFine")}
          </label>
        )}
        <div className="row">
          <Button kind="main" type="submit" busy={busy}>
            {t("phone.save")}
          </Button>
          <Button busy={release.busy} onClick={() => void release.tell({ id })}>
            {t("phoneQueue.release")}
          </Button>
          <span className="small quiet">{t("phoneQueue.keys")}</span>
        </div>
      </div>
      <div className="phone-beside">
        <section aria-labelledby="held-matters">
          <h2 id="held-matters">{t("phone.matters")}</h2>
          <OpenMatters matters={card.matters.filter((matter) => matter.id !== id)} />
        </section>
        <section aria-labelledby="held-history">
          <h2 id="held-history">{t("phone.history")}</h2>
          <PastContacts history={card.history} />
        </section>
      </div>
    </form>
  )
}
