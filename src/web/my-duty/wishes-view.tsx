import { type FormEvent, useState } from "react"
import { addDays } from "../../core/kit/dates.ts"
import { type FreeTime, freeTimes } from "../../core/roster/free-times.ts"
import { today } from "../parts/days.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { asking } from "./my-duty.ts"
import { Outcome, type Told } from "./outcome.tsx"
import { useSay } from "./small-words.ts"
import { dayOfTurn } from "./turn-texts.ts"
import type { ViewProps } from "./view-props.ts"

/** When one may be asked, how often, and single days that one would like or would rather not have. */
export function WishesView({ duty, state }: ViewProps) {
  const say = useSay()
  const { t } = say
  const [free, setFree] = useState<readonly FreeTime[]>(duty.free as FreeTime[])
  const [most, setMost] = useState(duty.mostTurns === null ? "" : `${duty.mostTurns}`)
  const [wish, setWish] = useState(() => ({
    ...{ day: addDays(today(), 1) as string, hoursId: "", wish: "off" as "on" | "off" },
  }))
  const [told, setTold] = useState<Told | null>(null)
  const saveFree = async (event: FormEvent) => {
    event.preventDefault()
    const mostTurns = most === "" ? null : Number(most)
    const answer = await state.act(asking.freeTimes, { free: [...free], mostTurns })
    setTold(answer.ok ? { done: "saved" } : { refusal: answer.refusal })
  }
  const addWish = async (event: FormEvent) => {
    event.preventDefault()
    const said = { ...wish, id: newId(), hoursId: wish.hoursId === "" ? null : wish.hoursId }
    const answer = await state.act(asking.wish, said)
    setTold(answer.ok ? { done: "wished" } : { refusal: answer.refusal })
  }
  const withdraw = async (id: string) => {
    const answer = await state.act(asking.unwish, { id })
    setTold(answer.ok ? { done: "saved" } : { refusal: answer.refusal })
  }
  const counts = Array.from({ length: duty.turnsAWeek }, (_, index) => `${index + 1}`)
  return (
    <>
      <Outcome told={told} />
      <form className="my-duty-form" onSubmit={(event) => void saveFree(event)}>
        <fieldset>
          <legend>{t("myDuty.freeTimes")}</legend>
          {freeTimes.map((each) => (
            <label key={each} className="my-duty-tick">
              <input
                type="checkbox"
                checked={free.includes(each)}
                onChange={({ target }) =>
                  setFree(freeTimes.filter((one) => (one === each ? target.checked : free.includes(one))))
                }
              />
              {t(`myDuty.free.${each}`)}
            </label>
          ))}
        </fieldset>
        <ChoiceField
          label={t("myDuty.mostTurns")}
          value={most}
          choices={[
            { value: "", label: t("myDuty.asRule", { count: duty.turnsAWeek }) },
            ...counts.map((count) => ({ value: count, label: t("myDuty.turnsCount", { count }) })),
          ]}
          onChange={setMost}
        />
        <button type="submit" className="small-page-main">
          {t("myDuty.save")}
        </button>
      </form>
      <section>
        <h2>{t("myDuty.wishes")}</h2>
        {duty.wishes.length === 0 && <p className="my-duty-quiet">{t("myDuty.noWishes")}</p>}
        <ul className="my-duty-turns">
          {duty.wishes.map(({ id, day, hoursId, wish: kind }) => (
            <li key={id}>
              <p>
                {dayOfTurn(day, say)}{" "}
                {duty.hours.find((hours) => hours.id === hoursId)?.name ?? t("myDuty.anyHours")} ·{" "}
                {t(`myDuty.wish.${kind}`)}
              </p>
              <button type="button" onClick={() => void withdraw(id)}>
                {t("myDuty.takeAway")}
              </button>
            </li>
          ))}
        </ul>
        <form className="my-duty-form" onSubmit={(event) => void addWish(event)}>
          <TextField
            label={t("myDuty.day")}
            type="date"
            value={wish.day}
            onChange={(day) => setWish({ ...wish, day })}
          />
          <ChoiceField
            label={t("myDuty.whichHours")}
            value={wish.hoursId}
            choices={[
              { value: "", label: t("myDuty.anyHours") },
              ...duty.hours.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(hoursId) => setWish({ ...wish, hoursId })}
          />
          <ChoiceField
            label={t("myDuty.whichWish")}
            value={wish.wish}
            choices={(["off", "on"] as const).map((value) => ({ value, label: t(`myDuty.wish.${value}`) }))}
            onChange={(kind) => setWish({ ...wish, wish: kind })}
          />
          <button type="submit">{t("myDuty.addWish")}</button>
        </form>
      </section>
    </>
  )
}
