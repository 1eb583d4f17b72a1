import { clockOf, dayOf } from "../../core/kit/dates.ts"
import type { NamedTurn, TurnObjection } from "../../core/roster/turn-objection.ts"
import { dayText, dayWithWeekday } from "./days.ts"
import type { Say } from "./say.ts"

/** Why somebody does not take a turn, as one sentence. */
export function objectionText({ t, language }: Say, objection: TurnObjection): string {
  const { code, turn, reached, bound, skill, from } = objection
  return t(`objection.${code}`, {
    ...{ reached, bound, skill },
    turn: turn === null ? "" : turnText({ t, language }, turn),
    from: from === null ? "" : `${dayText(dayOf(from), language)} ${clockOf(from)}`,
  })
}

/** A turn in a sentence: `2月12日 星期三早班（北门）`. */
export function turnText({ t, language }: Say, { day, post, hours }: NamedTurn): string {
  return t("objection.turn", { day: dayWithWeekday(day, language), post, hours })
}
