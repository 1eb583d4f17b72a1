import { clockOf, dayOf } from "../../core/kit/dates.ts"
import type { NamedTurn, TurnObjection } from "../../core/roster/turn-objection.ts"
import { dayText, dayWithWeekday } from "./days.ts"
import type { Say } from "./say.ts"

type Named = {
  readonly nameOf: (workerId: string) => string
  /** Who is spoken of anyway. */
  readonly besides?: readonly string[]
  /** In a list of several days. */
  readonly withDay?: boolean
}

/** Why somebody does not take a turn, as one sentence; where several are spoken of, with whom it is about. */
export function objectionText(say: Say, objection: TurnObjection, named: Named | null = null): string {
  const { t, language } = say
  const { code, workerIds, otherIds, day, turn, reached, bound, skill, from } = objection
  const namesOf = (ids: readonly string[]) =>
    ids
      .map((id) => named?.nameOf(id) ?? "")
      .filter((name) => name !== "")
      .join(t("objectionOf.and"))
  const text = t(`objection.${code}`, {
    ...{ reached, bound, skill, other: namesOf(otherIds) || t("objectionOf.atHome") },
    turn: turn === null ? "" : turnText(say, turn),
    from: from === null ? "" : `${dayText(dayOf(from), language)} ${clockOf(from)}`,
  })
  const names =
    workerIds.every((id) => named?.besides?.includes(id)) && !named?.withDay ? "" : namesOf(workerIds)
  if (names === "") return text
  return named?.withDay && day !== null
    ? t("objectionOf.whoOn", { names, text, day: dayText(day, language) })
    : t("objectionOf.who", { names, text })
}

/** A turn in a sentence: `2月12日 星期三早班（北门）`. */
export function turnText({ t, language }: Say, { day, post, hours }: NamedTurn): string {
  const key = post === "" ? "objectionOf.hours" : "objectionOf.turn"
  return t(key, { day: dayWithWeekday(day, language), post, hours })
}
