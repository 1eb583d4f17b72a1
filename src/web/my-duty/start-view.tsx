import { useState } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { ComerField } from "./comer-field.tsx"
import { asking, type MyDuty, type OwnTurn } from "./my-duty.ts"
import { Outcome, type Told } from "./outcome.tsx"
import { useSay } from "./small-words.ts"
import { clockSpan, dayOfTurn } from "./turn-texts.ts"
import type { ViewProps } from "./view-props.ts"

/** The next turn large, then the others, then what one may do. */
export function StartView({ duty, state, go }: ViewProps) {
  const say = useSay()
  const { t, language } = say
  const [told, setTold] = useState<Told | null>(null)
  const [next, ...later] = duty.turns
  const waiting = duty.swaps.filter(({ mayAnswer }) => mayAnswer).length
  const open = duty.places.filter(({ objections }) => objections.length === 0).length
  const giveBack = async (turn: OwnTurn) => {
    const answer = await state.act(asking.giveBack, { turnId: turn.id })
    setTold(answer.ok ? { done: "givenBack" } : { refusal: answer.refusal })
  }
  const deeds = (turn: OwnTurn) => (
    <>
      {duty.kind === "organisation" && <ComerField turn={turn} state={state} />}
      <TurnDeeds turn={turn} onSwap={() => go("ways", turn.id)} onGiveBack={() => void giveBack(turn)} />
    </>
  )
  return (
    <>
      {duty.messages.length > 0 && (
        <ul className="small-page-note" role="status">
          {duty.messages.map(({ what, monday, at }) => (
            <li key={`${what} ${at} ${monday}`}>
              {t(`myDuty.message.${what}`, {
                week: monday === null ? "" : dayText(monday as PlainDate, language),
              })}
            </li>
          ))}
        </ul>
      )}
      {waiting > 0 && (
        <button type="button" className="small-page-main" onClick={() => go("swaps")}>
          {t("myDuty.asked", { count: waiting })}
        </button>
      )}
      <Outcome told={told} />
      {next === undefined ? (
        <p className="small-page-note">{t("myDuty.noTurn")}</p>
      ) : (
        <section className="my-duty-next" aria-label={t("myDuty.next")}>
          <h2>{t("myDuty.next")}</h2>
          <p className="my-duty-day">{dayOfTurn(next.day, say)}</p>
          <p className="my-duty-hours">
            {next.hours} {clockSpan(next)}
          </p>
          <p className="my-duty-post">{next.post}</p>
          <Mates turn={next} kind={duty.kind} />
          <p className="my-duty-quiet">{t("myDuty.bring")}</p>
          {deeds(next)}
        </section>
      )}
      {later.length > 0 && (
        <section>
          <h2>{t("myDuty.later")}</h2>
          <ul className="my-duty-turns">
            {later.map((turn) => (
              <li key={turn.id}>
                <strong>{dayOfTurn(turn.day, say)}</strong>
                <p>
                  {turn.hours} {clockSpan(turn)} · {turn.post}
                </p>
                <Mates turn={turn} kind={duty.kind} />
                {deeds(turn)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul className="my-duty-choices">
        <li>
          <button type="button" onClick={() => go("places")}>
            <strong>{t("myDuty.title.places")}</strong>
            <span>{open > 0 ? t("myDuty.openPlaces", { count: open }) : t("myDuty.noPlaces")}</span>
          </button>
        </li>
        {(["away", "wishes", "swaps", "about"] as const).map((view) => (
          <li key={view}>
            <button type="button" onClick={() => go(view)}>
              <strong>{t(`myDuty.title.${view}`)}</strong>
              <span>{t(`myDuty.hint.${view}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Mates({ turn, kind }: { turn: OwnTurn } & Pick<MyDuty, "kind">) {
  const { t } = useSay()
  if (turn.mates.length === 0) {
    const alone = kind === "organisation" ? "aloneOwed" : turn.isWhole ? "aloneWanted" : "alone"
    return <p className="my-duty-quiet">{t(`myDuty.${alone}`)}</p>
  }
  return (
    <ul className="my-duty-mates" aria-label={t("myDuty.with")}>
      {turn.mates.map(({ name, isLead, phone }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may bear one name
        <li key={`${name} ${index}`}>
          {name === "" ? t("myDuty.nameless") : name}
          {isLead && ` ${t("myDuty.lead")}`} {phone !== null && <a href={`tel:${phone}`}>{phone}</a>}
        </li>
      ))}
    </ul>
  )
}

function TurnDeeds(props: { turn: OwnTurn; onSwap: () => void; onGiveBack: () => void }) {
  const { t } = useSay()
  const { turn, onSwap, onGiveBack } = props
  const [asks, setAsks] = useState(false)
  if (turn.hasSwap) return <p className="my-duty-quiet">{t("myDuty.swapWaits")}</p>
  if (asks) {
    return (
      <div className="my-duty-pair">
        <button type="button" className="small-page-main" onClick={onGiveBack}>
          {t("myDuty.giveBackSure")}
        </button>
        <button type="button" onClick={() => setAsks(false)}>
          {t("myDuty.keepIt")}
        </button>
      </div>
    )
  }
  return (
    <div className="my-duty-pair">
      <button type="button" onClick={onSwap}>
        {t("myDuty.swapIt")}
      </button>
      {turn.backUntil !== null && (
        <button type="button" onClick={() => setAsks(true)}>
          {t("myDuty.giveBack")}
        </button>
      )}
    </div>
  )
}
