import { clockOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { dayWithWeekday } from "../parts/days.ts"
import type { Say } from "../parts/say.ts"
import type { SwapMove } from "./my-duty.ts"

type Times = { readonly startsAt: string; readonly endsAt: string }

/** `06:00–12:00`; what ends at midnight ends at 24:00. */
export function clockSpan({ startsAt, endsAt }: Times): string {
  const end = clockOf(endsAt as Instant)
  return `${clockOf(startsAt as Instant)}–${end === "00:00" ? "24:00" : end}`
}

export function dayOfTurn(day: string, { language }: Say): string {
  return dayWithWeekday(day as PlainDate, language)
}

/** `您值 3月12日 星期四 中班（南门）`: who takes which turn, from whom. */
export function moveText(move: SwapMove, say: Say): string {
  const { t } = say
  const turn = t("objectionOf.turn", {
    ...{ day: dayOfTurn(move.turn.day, say), hours: move.turn.hours, post: move.turn.post },
  })
  const who = move.isToMe ? t("myDuty.you") : move.to
  const whose = move.isFromMe ? t("myDuty.your") : t("myDuty.whose", { name: move.from })
  return t("myDuty.takes", { who, whose, turn: `${turn} ${clockSpan(move)}` })
}
