import { useEffect, useReducer } from "react"
import { minutesBetween } from "../../core/kit/moments.ts"
import { Button } from "../parts/button.tsx"
import { now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { DeskCall } from "./desk-call.ts"
import type { Desk } from "./use-desk.ts"

/** Calls that wait on the line, with how long; one key or press brings one back. */
export function ParkedCalls({ desk }: { desk: Desk }) {
  const { t } = useWords()
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  // how long somebody waits is said also while nobody types
  useEffect(() => {
    const timer = setInterval(redraw, 20_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <section aria-labelledby="phone-parked">
      <h2 id="phone-parked">{t("phone.parked", { count: desk.parked.length })}</h2>
      {desk.parked.length === 0 ? (
        <p className="quiet">{t("phone.noneParked")}</p>
      ) : (
        <ul className="phone-lying">
          {desk.parked.map((call) => (
            <li key={call.id}>
              <button type="button" className="phone-lying-call" onClick={() => desk.resume(call.id)}>
                <strong>{nameOf(call) || t("phone.numberWithheld")}</strong>{" "}
                <span className="quiet">
                  {t("phone.minutes", { count: Math.max(0, minutesBetween(call.since, now())) })}
                  {call.window !== desk.here && call.stage === "writing" && ` · ${t("phone.otherWindow")}`}
                </span>
                {call.note !== "" && (
                  <span className="phone-lying-note" lang="zh">
                    {call.note}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What the server has not got yet: it is sent again by itself, and said so; what it would not have is opened again. */
export function UnsavedCalls({ desk }: { desk: Desk }) {
  const { t } = useWords()
  const { waiting, trouble, saved, isLasting } = desk
  const refused = waiting.filter(({ refusal }) => refusal !== null)
  const owed = waiting.length - refused.length
  return (
    <>
      {!isLasting && <p className="note">{t("phone.notLasting")}</p>}
      <p className="phone-saved" role="status">
        {owed > 0
          ? t(trouble === null ? "phone.sending" : "phone.unsaved", { count: owed })
          : saved.last !== null && t("phone.saved", { name: nameOf(saved.last), count: saved.count })}
      </p>
      {owed > 0 && trouble !== null && <ErrorNote refusal={trouble} />}
      {refused.map((call) => (
        <ErrorNote key={call.id} refusal={call.refusal ?? ""}>
          <p className="row">
            <span>{t("phone.refused", { name: nameOf(call) })}</span>
            <Button onClick={() => desk.resume(call.id)}>{t("phone.mend")}</Button>
          </p>
        </ErrorNote>
      ))}
    </>
  )
}

function nameOf({ caller, home }: DeskCall): string {
  return caller.trim() || (home?.door ?? "")
}
