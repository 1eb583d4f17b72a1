import { useState } from "react"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { objectionText } from "../parts/objection-words.ts"
import { asking, type OpenPlace } from "./my-duty.ts"
import { Outcome, type Told } from "./outcome.tsx"
import { useSay } from "./small-words.ts"
import { clockSpan, dayOfTurn } from "./turn-texts.ts"
import type { ViewProps } from "./view-props.ts"

/** Open places, day by day; each is taken with one press, or says why not. */
export function PlacesView({ duty, state }: ViewProps) {
  const say = useSay()
  const { t } = say
  const [told, setTold] = useState<Told | null>(null)
  const [busy, setBusy] = useState(false)
  const [onlyMine, setOnlyMine] = useState(true)
  const take = async ({ day, postId, hoursId }: OpenPlace) => {
    if (busy) return
    setBusy(true)
    const answer = await state.act(asking.take, { day, postId, hoursId })
    setBusy(false)
    if (!answer.ok) return setTold({ refusal: answer.refusal })
    const { objections } = answer.value
    setTold(objections.length > 0 ? { objections } : { done: "taken" })
  }
  const shown = onlyMine ? duty.places.filter(({ objections }) => objections.length === 0) : duty.places
  const days = [...new Set(shown.map(({ day }) => day))]
  return (
    <>
      {duty.company.length > 0 && (
        <p className="my-duty-quiet">
          {t("myDuty.withFamily", { names: duty.company.join(t("myDuty.and")) })}
        </p>
      )}
      <Outcome told={told} />
      {duty.places.length > 0 && (
        <label className="my-duty-tick">
          <input
            type="checkbox"
            checked={!onlyMine}
            onChange={({ target }) => setOnlyMine(!target.checked)}
          />
          {t("myDuty.showAll")}
        </label>
      )}
      {shown.length === 0 && (
        <p className="small-page-note">
          {t(duty.places.length === 0 ? "myDuty.nothingOpen" : "myDuty.noneForMe")}
        </p>
      )}
      {days.map((day) => (
        <section key={day}>
          <h2>{dayOfTurn(day, say)}</h2>
          <ul className="my-duty-turns">
            {shown
              .filter((place) => place.day === day)
              .map((place) => (
                <li key={`${place.postId} ${place.hoursId}`} className="my-duty-place">
                  <p>
                    <strong>
                      {place.hours} {clockSpan(place)}
                    </strong>
                    <br />
                    {place.post} · {t("myDuty.missing", { count: place.missing })}
                  </p>
                  {place.objections.length === 0 ? (
                    <button
                      type="button"
                      className="small-page-main"
                      aria-disabled={busy || undefined}
                      aria-label={`${t("myDuty.take")} ${dayOfTurn(day, say)} ${place.hours} ${place.post}`}
                      onClick={() => void take(place)}
                    >
                      {t("myDuty.take")}
                    </button>
                  ) : (
                    (place.objections as TurnObjection[]).map((objection) => (
                      <p className="my-duty-quiet" key={objection.code}>
                        {objectionText(say, objection)}
                      </p>
                    ))
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
