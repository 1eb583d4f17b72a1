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
  const isOrganisation = duty.kind === "organisation"
  const take = async ({ day, postId, hoursId }: OpenPlace, heads: number) => {
    if (busy) return
    setBusy(true)
    const answer = await state.act(asking.take, {
      ...{ day, postId, hoursId },
      ...(isOrganisation ? { heads } : {}),
    })
    setBusy(false)
    if (!answer.ok) return setTold({ refusal: answer.refusal })
    const { objections } = answer.value
    setTold(
      objections.length > 0 ? { objections } : { done: isOrganisation ? "sent" : "taken", count: heads },
    )
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
      {duty.owes.map(({ week, left }) => (
        <p key={week}>{t("myDuty.owes", { week: dayOfTurn(week, say), count: left })}</p>
      ))}
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
                    <TakePlace
                      key={place.most}
                      {...{ place, busy, isOrganisation }}
                      about={`${dayOfTurn(day, say)} ${place.hours} ${place.post}`}
                      onTake={(heads) => void take(place, heads)}
                    />
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

type TakeProps = {
  place: OpenPlace
  busy: boolean
  isOrganisation: boolean
  about: string
  onTake: (heads: number) => void
}

/** One press; an organisation says how many it sends. */
function TakePlace({ place, busy, isOrganisation, about, onTake }: TakeProps) {
  const { t } = useSay()
  const [heads, setHeads] = useState(1)
  return (
    <div className="my-duty-take">
      {isOrganisation && (
        <select
          aria-label={`${t("myDuty.heads")} ${about}`}
          value={heads}
          onChange={({ target }) => setHeads(Number(target.value))}
        >
          {Array.from({ length: place.most }, (_, index) => index + 1).map((count) => (
            <option key={count} value={count}>
              {t("myDuty.headsCount", { count })}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className="small-page-main"
        aria-disabled={busy || undefined}
        aria-label={`${t(isOrganisation ? "myDuty.send" : "myDuty.take")} ${about}`}
        onClick={() => onTake(heads)}
      >
        {t(isOrganisation ? "myDuty.send" : "myDuty.take")}
      </button>
    </div>
  )
}
