import "./shift-forms.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import {
  listDutyMessages,
  makeCalendarLink,
  markTold,
  readCalendar,
  readShiftWeek,
} from "../../contract/shifts.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { addressOf } from "../app/client.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { copyText } from "../parts/copy-text.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { type Message, messageText } from "./message-text.ts"
import { weekText } from "./say-week.ts"
import { shownWeek } from "./shown-week.ts"
import { TellGroup } from "./tell-group.tsx"
import { usePlan } from "./use-plan.ts"
import type { WeekState } from "./week-state.ts"

const route = getRouteApi("/framed/shifts/messages")

/** Whom one message has told, and whether that was taken back. */
type Told = { readonly ids: readonly string[]; readonly isTold: boolean; readonly isCopied: boolean }

/** Whom to tell of a week, each with the words to send. */
export function MessagesScreen() {
  const say = useWords()
  const { t } = say
  const { week: wanted } = route.useSearch()
  const week = shownWeek(wanted)
  const { state, error } = usePlan(week)
  const { data } = useAsk(listDutyMessages, { week }, { live: true })
  const [all, setAll] = useState(false)
  const [done, setDone] = useState<Told | null>(null)
  const taking = useTell(markTold, [listDutyMessages, readShiftWeek])
  const messages = (data?.messages ?? []).toSorted((one, other) =>
    (one.name ?? "").localeCompare(other.name ?? "", "zh"),
  )
  const open = messages.filter(({ toldAt }) => toldAt === null)
  const takeBack = async ({ ids }: Told) => {
    if (!taking.busy && (await taking.tell({ ids: [...ids], how: "not-told" })).ok)
      setDone({ ids, isTold: false, isCopied: false })
  }
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
          {done && (
            <DoneNote
              title={t(done.isTold ? "shiftTell.groupDone" : "shiftTell.groupUndone", {
                count: done.ids.length,
              })}
            >
              {done.isCopied && <p>{t("shiftTell.groupCopied")}</p>}
              {done.isTold && (
                <Button kind="quiet" busy={taking.busy} onClick={() => takeBack(done)}>
                  {t("shiftTell.groupUndo")}
                </Button>
              )}
            </DoneNote>
          )}
          {taking.refused && <ErrorNote refusal={taking.refused.refusal} />}
          <TellGroup
            {...{ state, week, open }}
            onDone={(ids, isCopied) => setDone({ ids, isTold: true, isCopied })}
          />
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
  const [isByHand, setByHand] = useState(false)
  const sent = () => tell({ ids: [id], how: "copied" })
  const copy = async () => {
    if (await copyText(text)) await sent()
    else setByHand(true)
  }
  return (
    <li>
      <div className="tell-head">
        <h2>{shown}</h2>
        <span className="quiet">{phone}</span>
        {toldAt !== null && toldHow !== null && (
          <strong>{t(`shiftTell.told.${toldHow === "phone" && phone === "" ? "office" : toldHow}`)}</strong>
        )}
      </div>
      <pre className="tell-text">{text}</pre>
      {isByHand && toldAt === null && <p role="status">{t("shiftTell.cannotCopy")}</p>}
      {refused && <ErrorNote refusal={refused.refusal} />}
      <div className="row">
        <Button busy={busy} onClick={isByHand && toldAt === null ? sent : copy}>
          {isByHand && toldAt === null ? t("shiftTell.sent") : t("shiftTell.copy", { name: shown })}
        </Button>
        {toldAt === null ? (
          <Button busy={busy} onClick={() => tell({ ids: [id], how: "phone" })}>
            {t(phone === "" ? "shiftTell.said" : "shiftTell.phoned")}
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
