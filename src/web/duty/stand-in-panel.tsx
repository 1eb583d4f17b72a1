import { useState } from "react"
import {
  answerStandIn,
  askStreet,
  closeShift,
  getDutyDay,
  listStandIns,
  takeStandInBack,
} from "../../contract/duty.ts"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { countTasks, listTasks } from "../../contract/tasks.ts"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { ObjectionsNote } from "../parts/objections-note.tsx"
import type { Done } from "../parts/undoable-note.tsx"
import { clockText, nameOf, type Slot, slotTitle } from "./duty-type.ts"

type Found = ReplyOf<typeof listStandIns>
type StandIn = Found["standIns"][number]
const answers = ["comes", "cannot", "no-answer"] as const

/** Whom to ring up now, in this order, and what they say; where nobody is left, to close the post or ask the street. */
export function StandInPanel({ slot, onDone }: { slot: Slot; onDone: (done: Done) => void }) {
  const { t } = useWords()
  const { day, postId, hoursId } = slot
  const place = { day, postId, hoursId }
  const { data, error } = useAsk(listStandIns, place, { live: true })
  const answering = useTell(answerStandIn, [listStandIns, getDutyDay, listTasks, countTasks])
  const back = useTell(takeStandInBack, [listStandIns, getDutyDay, listTasks, countTasks])
  const [against, setAgainst] = useState<readonly TurnObjection[]>([])
  const say = async (who: StandIn, answer: (typeof answers)[number]) => {
    if (answering.busy) return
    const id = newId()
    const said = await answering.tell({ id, ...place, workerId: who.workerId, answer })
    if (!said.ok) return
    setAgainst(said.value.objections as TurnObjection[])
    if (said.value.objections.length > 0) return
    onDone({
      title: t(`duty.called.${answer}`, { name: nameOf(t, who) }),
      undo: async () => (await back.tell({ id })).ok,
    })
  }
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  const refused = answering.refused ?? back.refused
  return (
    <div className="form">
      <p role="status">{data.missing > 0 ? t("duty.missing", { count: data.missing }) : t("duty.filled")}</p>
      {data.missing > 0 && data.lacksLead && <p>{t("duty.lacksLeadHint")}</p>}
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ObjectionsNote objections={against} />
      {data.missing > 0 && data.standIns.length > 0 && (
        <ol className="duty-stand-ins" aria-label={t("duty.standIns")}>
          {data.standIns.map((who) => (
            <li key={who.workerId} aria-label={nameOf(t, who)}>
              <p className="duty-stand-in">
                <strong lang="zh">{nameOf(t, who)}</strong>{" "}
                {who.phone === "" ? t("duty.noPhone") : <a href={`tel:${who.phone}`}>{who.phone}</a>}
              </p>
              <p className="small">{whyText(t, who)}</p>
              <p className="row">
                {answers.map((answer) => (
                  <Button
                    key={answer}
                    kind={answer === "comes" ? "main" : "plain"}
                    busy={answering.busy}
                    onClick={() => void say(who, answer)}
                  >
                    {t(`duty.answer.${answer}`)}
                  </Button>
                ))}
              </p>
            </li>
          ))}
        </ol>
      )}
      {data.missing > 0 && <LastResort slot={slot} missing={data.missing} left={data.left} onDone={onDone} />}
      {data.calls.length > 0 && (
        <section>
          <h3>{t("duty.calls")}</h3>
          <ul className="duty-list">
            {data.calls.map((call) => (
              <li key={call.id}>
                {clockText(call.calledAt)} <span lang="zh">{nameOf(t, call)}</span>{" "}
                {t(`duty.answer.${call.answer}`)}{" "}
                <Button kind="quiet" busy={back.busy} onClick={() => void back.tell({ id: call.id })}>
                  {t("duty.undo")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function whyText(t: ReturnType<typeof useWords>["t"], who: StandIn): string {
  const hours = Math.round(who.minutes / 6) / 10
  return [
    t(`duty.rested.${who.level === "rested" ? "rested" : "amber"}`, { hours, nights: who.nights }),
    who.canLead ? t("duty.canLead") : "",
    who.isNear ? t("duty.near") : "",
    who.noAnswers > 0 ? t("duty.noAnswers", { count: who.noAnswers }) : "",
  ]
    .filter(Boolean)
    .join(t("duty.comma"))
}

type LastProps = { slot: Slot; missing: number; left: number; onDone: (done: Done) => void }

function LastResort({ slot, missing, left, onDone }: LastProps) {
  const { t } = useWords()
  const { day, postId, hoursId } = slot
  const place = { day, postId, hoursId }
  const closing = useTell(closeShift, [getDutyDay, listStandIns, listTasks, countTasks])
  const asking = useTell(askStreet, [getDutyDay, listTasks, countTasks])
  const [ids] = useState(() => ({ closure: newId(), task: newId() }))
  const refused = closing.refused ?? asking.refused
  const title = slotTitle(slot)
  const close = async () => {
    if (closing.busy) return
    const closed = await closing.tell({ id: ids.closure, ...place })
    if (!closed.ok) return
    // it may have been closed from another screen
    const { id } = closed.value
    onDone({
      title: t("duty.closedDone", { slot: title }),
      undo: async () => (await closing.tell({ id, ...place, undo: true })).ok,
    })
  }
  const ask = async () => {
    if (asking.busy || !(await asking.tell({ id: ids.task, ...place, heads: missing })).ok) return
    onDone({ title: t("duty.askedDone", { slot: title }) })
  }
  return (
    <section className="duty-last">
      <h3>{t(left === 0 ? "duty.nobodyLeft" : "duty.otherwise")}</h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {slot.isStreetAsked && <p>{t("lastResort.asked")}</p>}
      <p className="row">
        {!slot.isStreetAsked && (
          <Button busy={asking.busy} onClick={() => void ask()}>
            {t("lastResort.askStreet", { count: missing })}
          </Button>
        )}
        <Button busy={closing.busy} onClick={() => void close()}>
          {t("lastResort.closePost")}
        </Button>
      </p>
    </section>
  )
}
