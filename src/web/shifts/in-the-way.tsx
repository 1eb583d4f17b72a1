import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import { useWords } from "../parts/i18n.ts"
import { cellText } from "./say-week.ts"
import type { Proposal } from "./use-proposal.ts"
import type { WeekState } from "./week-state.ts"

const MOST_SHOWN = 4

/** Which rules stood in a proposal's way, and what can be done about it. */
export function InTheWay({ state, proposal }: { state: WeekState; proposal: Proposal }) {
  const say = useWords()
  const { t } = say
  const placeText = (at: { day: number; postId: string; hoursId: string } | undefined) => {
    const post = state.ground.posts.find(({ id }) => id === at?.postId)
    const hours = state.ground.hours.find(({ id }) => id === at?.hoursId)
    if (at === undefined || post === undefined || hours === undefined) return ""
    return cellText({ post, hours, date: addDays(proposal.week as PlainDate, at.day) }, say)
  }
  return (
    <div>
      <p>{t("shifts.inTheWay")}</p>
      <ul>
        {proposal.inTheWay.slice(0, MOST_SHOWN).map(({ rules, workerIds, cover }) => {
          const said = rules
            .map((rule) => t(`ruleName.${rule}`, { defaultValue: rule }))
            .join(t("shifts.and"))
          if (cover === null) {
            const names = workerIds.map(state.nameOf).join(t("shifts.and"))
            return (
              <li key={`${workerIds.join()} ${rules.join()}`}>
                {t("shifts.inTheWayOwn", { names, rules: said })}
              </li>
            )
          }
          const one = placeText(cover.places[0])
          const place =
            cover.places.length > 1 ? t("shifts.placesMore", { place: one, count: cover.places.length }) : one
          const key = cover.skill === null ? "shifts.inTheWayCover" : "shifts.inTheWayLead"
          return (
            <li key={`${place} ${cover.skill}`}>
              {t(key, { place, wanted: cover.wanted, most: cover.most, rules: said })}
            </li>
          )
        })}
      </ul>
      <p>{t("shifts.whatToDo")}</p>
    </div>
  )
}
