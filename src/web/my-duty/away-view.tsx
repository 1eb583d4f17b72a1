import { type FormEvent, useState } from "react"
import { laterOf, type PlainDate } from "../../core/kit/dates.ts"
import { dayText, today } from "../parts/days.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { returnedText } from "../parts/returned-words.ts"
import { asking } from "./my-duty.ts"
import { Outcome, type Told } from "./outcome.tsx"
import { useSay } from "./small-words.ts"
import type { ViewProps } from "./view-props.ts"

/** Days on which one cannot come. Why is nobody's business. */
export function AwayView({ duty, state }: ViewProps) {
  const say = useSay()
  const { t, language } = say
  const [said, setSaid] = useState(() => ({ id: newId(), from: today() as string, until: today() as string }))
  const [told, setTold] = useState<Told | null>(null)
  const hit = duty.turns.filter(({ day }) => day >= said.from && day <= said.until).length
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await state.act(asking.away, said)
    if (!answer.ok) return setTold({ refusal: answer.refusal })
    setSaid({ ...said, id: newId() })
    setTold({ done: answer.value.turns > 0 ? "awayFreed" : "away", count: answer.value.turns })
  }
  const back = async (id: string) => {
    const answer = await state.act(asking.comeAgain, { id })
    if (!answer.ok) return setTold({ refusal: answer.refusal })
    setTold({ done: "comeAgain", more: returnedText(say, answer.value) })
  }
  return (
    <>
      <p>{t("myDuty.awayIntro")}</p>
      <Outcome told={told} />
      <form className="my-duty-form" noValidate onSubmit={(event) => void send(event)}>
        <TextField
          label={t("myDuty.from")}
          type="date"
          value={said.from}
          onChange={(from) =>
            setSaid({ ...said, from, until: laterOf(said.until as PlainDate, from as PlainDate) })
          }
        />
        <TextField
          label={t("myDuty.until")}
          type="date"
          value={said.until}
          onChange={(until) => setSaid({ ...said, until })}
        />
        {hit > 0 && <p className="small-page-note">{t("myDuty.awayHits", { count: hit })}</p>}
        <button type="submit" className="small-page-main">
          {t("myDuty.awaySend")}
        </button>
      </form>
      {duty.absences.length > 0 && (
        <section>
          <h2>{t("myDuty.awayKept")}</h2>
          <ul className="my-duty-turns">
            {duty.absences.map(({ id, from, until, isOwn }) => (
              <li key={id}>
                <p>
                  {dayText(from as PlainDate, language)}
                  {until === null
                    ? t("myDuty.untilFurther")
                    : until === from
                      ? ""
                      : `–${dayText(until as PlainDate, language)}`}
                </p>
                {isOwn ? (
                  <button type="button" onClick={() => void back(id)}>
                    {t("myDuty.comeAgain")}
                  </button>
                ) : (
                  <p className="my-duty-quiet">{t("myDuty.awayByOffice")}</p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
