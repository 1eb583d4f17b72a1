import "./shift-forms.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import {
  listDutyMessages,
  makeCalendarLink,
  markTold,
  readCalendar,
  readShiftWeek,
} from "../../contract/shifts.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { addDays } from "../../core/kit/dates.ts"
import { addressOf } from "../app/client.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { dayText, dayWithWeekday } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import type { Say } from "../parts/say.ts"
import { clockText, weekText } from "./say-week.ts"
import { shownWeek } from "./shown-week.ts"
import { usePlan } from "./use-plan.ts"
import type { WeekState } from "./week-state.ts"

const route = getRouteApi("/framed/shifts/messages")

type Message = ReplyOf<typeof listDutyMessages>["messages"][number]

/** Whom to tell of a week, each with the words to send. */
export function MessagesScreen() {
  const say = useWords()
  const { t } = say
  const { week: wanted } = route.useSearch()
  const week = shownWeek(wanted)
  const { state, error } = usePlan(week)
  const { data } = useAsk(listDutyMessages, { week }, { live: true })
  const [all, setAll] = useState(false)
  const messages = data?.messages ?? []
  const open = messages.filter(({ toldAt }) => toldAt === null)
  return (
    <Page
      title={t("shiftTell.title")}
      intro={`${weekText(week, say)}${t("shifts.stop")}${t("shiftTell.intro")}`}
      back={
        <Link to="/shifts" search={{ week }}>
          {t("shiftTell.back")}
        </Link>
      }
      actions={
        messages.length > 0 && (
          <Button onClick={() => setAll(!all)}>{t(all ? "shiftTell.onlyOpen" : "shiftTell.all")}</Button>
        )
      }
    >
      {error && <ErrorNote refusal={error} />}
      {(!data || !state) && !error && <WaitNote />}
      {data && messages.length === 0 && (
        <EmptyNote title={t("shiftTell.none")}>
          <p>{t("shiftTell.noneHint")}</p>
        </EmptyNote>
      )}
      {state && messages.length > 0 && (
        <>
          <p role="status">{t("shiftTell.count", { count: messages.length, left: open.length })}</p>
          <ul className="tell-list">
            {(all ? messages : open).map((message) => (
              <MessageLine key={message.id} {...{ message, state, week }} />
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

function MessageLine({ message, state, week }: { message: Message; state: WeekState; week: PlainDate }) {
  const say = useWords()
  const { t } = say
  const { tell, busy, refused } = useTell(markTold, [listDutyMessages, readShiftWeek])
  const { id, name, phone, toldAt, toldHow } = message
  const text = messageText(state, week, message, say)
  const shown = name ?? t("shifts.erased")
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // a page without a secure origin has no clipboard: the words stand there to be marked
      return
    }
    await tell({ ids: [id], how: "copied" })
  }
  return (
    <li>
      <div className="tell-head">
        <h2>{shown}</h2>
        <span className="quiet">{phone}</span>
        {toldAt !== null && toldHow !== null && <strong>{t(`shiftTell.told.${toldHow}`)}</strong>}
      </div>
      <pre className="tell-text">{text}</pre>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <div className="row">
        <Button busy={busy} onClick={copy}>
          {t("shiftTell.copy", { name: shown })}
        </Button>
        {toldAt === null ? (
          <Button busy={busy} onClick={() => tell({ ids: [id], how: "phone" })}>
            {t("shiftTell.phoned")}
          </Button>
        ) : (
          toldHow !== "own-page" && (
            <Button kind="quiet" busy={busy} onClick={() => tell({ ids: [id], how: "not-told" })}>
              {t("shiftTell.untell")}
            </Button>
          )
        )}
        <CalendarLink workerId={message.workerId} />
      </div>
    </li>
  )
}

/** The address for somebody's own calendar: made when it is asked for, and not kept. */
function CalendarLink({ workerId }: { workerId: string }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(makeCalendarLink)
  const [address, setAddress] = useState<string | null>(null)
  const make = async () => {
    const answer = await tell({ workerId })
    if (answer.ok)
      setAddress(new URL(addressOf(readCalendar, { key: answer.value.token }), location.href).href)
  }
  if (refused) return <ErrorNote refusal={refused.refusal} />
  if (address === null)
    return (
      <Button kind="quiet" busy={busy} onClick={make}>
        {t("shiftTell.calendarLink")}
      </Button>
    )
  return (
    <div className="tell-calendar">
      <p>{t("shiftTell.calendarMade")}</p>
      <code>{address}</code>
    </div>
  )
}

type Place = { readonly postId: string; readonly hoursId: string }

/** What somebody is told, as one would write it: what is new first, then all their turns of the week. */
export function messageText(
  state: Pick<WeekState, "ground">,
  week: PlainDate,
  { name, changes, turns }: Pick<Message, "name" | "changes" | "turns">,
  { t, language }: Say,
): string {
  const { ground } = state
  const span = { name: name ?? "", from: dayText(week, language), until: dayText(addDays(week, 6), language) }
  const placed = ({ postId, hoursId }: Place) => ({
    post: ground.posts.find(({ id }) => id === postId)?.name ?? "",
    hours: ground.hours.find(({ id }) => id === hoursId),
  })
  const placeText = (place: Place) => `${placed(place).post} ${placed(place).hours?.name ?? ""}`
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
    const { post, hours } = placed(place)
    const values = { day: dayWithWeekday(day as PlainDate, language), post, hours: hours?.name ?? "" }
    const clock = {
      from: clockText(hours?.start ?? 0),
      until: clockText((hours?.start ?? 0) + (hours?.minutes ?? 0)),
    }
    return t("shiftTell.line", { ...values, ...clock })
  })
  return [
    t(turns.length > 0 ? "shiftTell.text" : "shiftTell.textNone", span),
    ...lines,
    ...(changed.length > 0 ? [t("shiftTell.changed"), ...changed] : []),
    t("shiftTell.thanks"),
  ].join("\n")
}
