import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listDutyMessages } from "../../contract/shifts.ts"
import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import { dayText, dayWithWeekday } from "../parts/days.ts"
import type { Say } from "../parts/say.ts"
import { hoursText } from "./say-week.ts"
import type { WeekState } from "./week-state.ts"

export type Message = ReplyOf<typeof listDutyMessages>["messages"][number]

type Place = { readonly postId: string; readonly hoursId: string }
type Ground = Pick<WeekState["ground"], "posts" | "hours">

function placed({ posts, hours }: Ground, { postId, hoursId }: Place) {
  return {
    post: posts.find(({ id }) => id === postId)?.name ?? "",
    hours: hours.find(({ id }) => id === hoursId),
  }
}

function spanOf(week: PlainDate, { language }: Say) {
  return { from: dayText(week, language), until: dayText(addDays(week, 6), language) }
}

/** What somebody is told, as one would write it: all their turns of the week, then what is new and why. */
export function messageText(
  { ground }: { readonly ground: Ground },
  week: PlainDate,
  { name, changes, turns }: Pick<Message, "name" | "changes" | "turns">,
  say: Say,
): string {
  const { t, language } = say
  const placeText = (place: Place) => {
    const { post, hours } = placed(ground, place)
    return `${post} ${hours?.name ?? ""}`
  }
  const changed = changes.map(({ day, from, to, why }) => {
    const values = {
      day: dayText(day as PlainDate, language),
      before: from === null ? "" : placeText(from),
      place: placeText(to ?? from ?? { postId: "", hoursId: "" }),
    }
    const key = to === null ? "changeOff" : from === null ? "changeOn" : "changeTo"
    const because = t(`toldWhy.${why}`)
    return `· ${t(`shiftTell.${key}`, values)}${t("shifts.stop")}${because}`
  })
  const lines = turns.map(({ day, ...place }) => {
    const { post, hours } = placed(ground, place)
    const at = dayWithWeekday(day as PlainDate, language)
    const clock = hoursText(hours ?? { start: 0, minutes: 0 })
    return t("shiftTell.line", { day: at, hours: hours?.name ?? "", clock, post })
  })
  const span = { name: name ?? "", ...spanOf(week, say) }
  return [
    t(turns.length > 0 ? "shiftTell.text" : "shiftTell.textNone", span),
    ...lines,
    ...(changed.length > 0 ? [t("shiftTell.changed"), ...changed] : []),
    t("shiftTell.thanks"),
  ].join("\n")
}

/** As many lines as a chat takes in one message. */
const MOST_TOGETHER = 100

export type Together = { readonly messages: readonly Message[]; readonly ofOneName: number }

/**
 * Of those who wait to be told, the volunteers whom one message in their group can tell: their name says who is meant.
 * `ofOneName`: how many it does not, since another volunteer is called the same.
 */
export function tellableTogether(
  { ground, nameOf }: Pick<WeekState, "nameOf"> & { readonly ground: Pick<WeekState["ground"], "workers"> },
  open: readonly Message[],
): Together {
  const volunteers = new Set(ground.workers.flatMap(({ id, kind }) => (kind === "volunteer" ? [id] : [])))
  const called = new Map<string, number>()
  for (const id of volunteers) called.set(nameOf(id), (called.get(nameOf(id)) ?? 0) + 1)
  const named = open.filter(({ workerId, name }) => name !== null && volunteers.has(workerId))
  const alone = named.filter(({ name }) => called.get(name ?? "") === 1)
  return { messages: alone.slice(0, MOST_TOGETHER), ofOneName: named.length - alone.length }
}

/** One message for the group: a line each. It says what the sheet on the wall says: no number, no door, no reason. */
export function groupText(
  { ground }: { readonly ground: Ground },
  week: PlainDate,
  messages: readonly Pick<Message, "name" | "changes" | "turns">[],
  neighbourhood: string,
  say: Say,
): string {
  const { t, language } = say
  const used = new Set(messages.flatMap(({ turns }) => turns.map(({ hoursId }) => hoursId)))
  const clocks = ground.hours
    .filter(({ id }) => used.has(id))
    .map((each) => `${each.name} ${hoursText(each)}`)
  const lines = messages.map(({ name, changes, turns }) => {
    const who = t(changes.length > 0 ? "shiftTell.groupChanged" : "shiftTell.groupName", { name })
    const what = turns.map(({ day, ...place }) => {
      const { post, hours } = placed(ground, place)
      return `${dayWithWeekday(day as PlainDate, language)} ${hours?.name ?? ""} ${post}`
    })
    return who + (what.length > 0 ? what.join(t("shifts.stop")) : t("shiftTell.groupNone"))
  })
  return [
    t("shiftTell.groupText", { neighbourhood, ...spanOf(week, say) }),
    ...(clocks.length > 0 ? [clocks.join(t("shifts.stop"))] : []),
    ...lines,
    t("shiftTell.thanks"),
  ].join("\n")
}
