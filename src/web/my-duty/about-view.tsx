import { useState } from "react"
import { consentKinds } from "../../core/roster/roll.ts"
import { newId } from "../parts/ids.ts"
import { asking } from "./my-duty.ts"
import { Outcome, type Told } from "./outcome.tsx"
import { useSay } from "./small-words.ts"
import type { ViewProps } from "./view-props.ts"

/** Hours stood, the calendar, and what one agreed to. */
export function AboutView({ duty, state }: ViewProps) {
  const { t } = useSay()
  const [told, setTold] = useState<Told | null>(null)
  const [leaves, setLeaves] = useState(false)
  const change = async (what: (typeof consentKinds)[number], withdrawn: boolean) => {
    const answer = await state.act(asking.consent, { id: newId(), what, withdrawn })
    setTold(answer.ok ? { done: "saved" } : { refusal: answer.refusal })
  }
  const feed = duty.feed === null ? null : new URL(duty.feed, location.origin).href
  return (
    <>
      <Outcome told={told} />
      <section>
        <h2>{t("myDuty.stood")}</h2>
        <p className="my-duty-hours">
          {t("myDuty.stoodSum", {
            turns: duty.stood.turns,
            hours: Math.round(duty.stood.minutes / 6) / 10,
          })}
        </p>
        <p className="my-duty-quiet">{t("myDuty.certificate")}</p>
      </section>
      <section>
        <h2>{t("myDuty.calendar")}</h2>
        {feed === null ? (
          <p className="my-duty-quiet">{t("myDuty.noCalendar")}</p>
        ) : (
          <>
            <p className="my-duty-quiet">{t("myDuty.calendarIntro")}</p>
            <a className="my-duty-link" href={feed.replace(/^https?:/, "webcal:")}>
              {t("myDuty.addCalendar")}
            </a>
            <label className="my-duty-form">
              {t("myDuty.calendarAddress")}
              <input className="input" readOnly value={feed} onFocus={({ target }) => target.select()} />
            </label>
          </>
        )}
      </section>
      <section>
        <h2>{t("myDuty.consents")}</h2>
        <ul className="my-duty-turns">
          {consentKinds.map((what) => {
            const given = duty.consents.includes(what)
            return (
              <li key={what}>
                <p>
                  <strong>{t(`myDuty.consent.${what}`)}</strong>{" "}
                  {t(given ? "myDuty.consentGiven" : "myDuty.consentNot")}
                </p>
                {/* whoever takes back that they are kept leaves the roll, below */}
                {(what !== "keep" || !given) && (
                  <button type="button" onClick={() => void change(what, given)}>
                    {t(given ? "myDuty.consentWithdraw" : "myDuty.consentGive")}
                  </button>
                )}
              </li>
            )
          })}
        </ul>
        {leaves ? (
          <div className="small-page-note">
            <p>{t("myDuty.leaveSure")}</p>
            <div className="my-duty-pair">
              <button type="button" onClick={() => void change("keep", true)}>
                {t("myDuty.leaveYes")}
              </button>
              <button type="button" className="small-page-main" onClick={() => setLeaves(false)}>
                {t("myDuty.leaveNo")}
              </button>
            </div>
          </div>
        ) : (
          <button type="button" onClick={() => setLeaves(true)}>
            {t("myDuty.leave")}
          </button>
        )}
      </section>
    </>
  )
}
