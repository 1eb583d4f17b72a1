import { Fragment } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { dayText, now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Done } from "../parts/undoable-note.tsx"
import type { Opened } from "./duty-type.ts"
import { clockText, type DutyDay, nameOf, type Slot, slotTitle, stateText, type Turn } from "./duty-type.ts"
import { useSigning } from "./use-signing.ts"

type BoardProps = {
  data: DutyDay
  day: PlainDate
  onOpen: (opened: Opened) => void
  onDone: (done: Done) => void
}

/** Shifts down, posts across; the shift that lasts now is written large, to be read from where one stands. */
export function SlotBoard({ data, day, onOpen, onDone }: BoardProps) {
  const { t, language } = useWords()
  const posts = data.posts.filter(({ id }) => data.slots.some((slot) => slot.postId === id))
  const shifts = data.slots.filter(
    (slot, index, all) =>
      all.findIndex((one) => one.startsAt === slot.startsAt && one.hoursId === slot.hoursId) === index,
  )
  const at = now()
  const order = [
    ...shifts.filter(({ endsAt }) => endsAt > at),
    ...shifts.filter(({ endsAt }) => endsAt <= at),
  ]
  return (
    <section className="duty-board" aria-label={t("duty.board")}>
      {order.map((shift) => {
        const isNow = shift.startsAt <= at && at < shift.endsAt
        const isOver = shift.endsAt <= at
        return (
          <Fragment key={`${shift.day} ${shift.hoursId}`}>
            <section
              className={`duty-shift${isNow ? " duty-shift-now" : ""}${isOver ? " duty-shift-over" : ""}`}
              aria-label={`${shift.hours} ${dayText(shift.day as PlainDate, language)} ${clockText(shift.startsAt)}`}
              aria-current={isNow ? "time" : undefined}
            >
              <h2>
                {shift.hours}{" "}
                <span className="duty-clock">
                  {shift.day !== day && `${dayText(shift.day as PlainDate, language)} `}
                  {clockText(shift.startsAt)}–{clockText(shift.endsAt)}
                </span>
                {isNow && <span className="duty-now">{t("duty.now")}</span>}
              </h2>
              <div className="duty-posts">
                {posts.map(({ id }) => {
                  const slot = data.slots.find(
                    (one) => one.postId === id && one.hoursId === shift.hoursId && one.day === shift.day,
                  )
                  return slot ? (
                    <SlotCard key={id} slot={slot} isOver={isOver} onOpen={onOpen} onDone={onDone} />
                  ) : null
                })}
              </div>
            </section>
          </Fragment>
        )
      })}
    </section>
  )
}

type SlotProps = { slot: Slot; isOver: boolean } & Omit<BoardProps, "data" | "day">

function SlotCard({ slot, isOver, onOpen, onDone }: SlotProps) {
  const { t, language } = useWords()
  const isMissing = slot.turns.some(({ state }) => state === "missed")
  const needs = slot.closureId === null && !isOver && (slot.short > 0 || isMissing || slot.lacksLead)
  return (
    <section
      className="duty-slot"
      aria-label={`${slotTitle(slot)} ${dayText(slot.day as PlainDate, language)}`}
    >
      <h3>
        {slot.post}{" "}
        <span className="duty-count">
          {t("duty.count", {
            count: slot.turns.filter(({ state }) => state !== "missed").length,
            wanted: slot.wanted,
          })}
        </span>
      </h3>
      {slot.closureId !== null && <p className="duty-gap">{t("lastResort.closed")}</p>}
      <ul>
        {slot.turns.map((turn) => (
          <TurnLine key={turn.id} turn={turn} isOver={isOver} onOpen={onOpen} onDone={onDone} />
        ))}
      </ul>
      {needs && slot.short > 0 && <p className="duty-gap">{t("duty.short", { count: slot.short })}</p>}
      {needs && slot.lacksLead && <p className="duty-gap">{t("duty.lacksLead")}</p>}
      {slot.gear.length > 0 && (
        <p className="small quiet">
          {t("duty.gear.out")}{" "}
          {slot.gear.map(({ item, amount, unit }) => `${item} ${amount}${unit}`).join(t("dutySheet.and"))}
        </p>
      )}
      <p className="duty-slot-foot no-print">
        {needs && (
          <Button kind="main" onClick={() => onOpen({ is: "stand-in", slot })}>
            {t("duty.findStandIn")}
          </Button>
        )}
        <Button kind="quiet" onClick={() => onOpen({ is: "helper", slot })}>
          {t("duty.panel.helper")}
        </Button>
        <Button kind="quiet" onClick={() => onOpen({ is: "gear", slot })}>
          {t("duty.panel.gear")}
        </Button>
      </p>
    </section>
  )
}

function TurnLine({ turn, isOver, onOpen, onDone }: { turn: Turn } & Omit<SlotProps, "slot">) {
  const { t } = useWords()
  const { signIn, signOut, busy } = useSigning(onDone)
  const { state } = turn
  const mayCome = !isOver && (state === "near" || state === "late" || state === "missed")
  return (
    <li className={`duty-turn duty-${state}`}>
      <button type="button" className="duty-name" onClick={() => onOpen({ is: "turn", turn })}>
        <span lang="zh">{nameOf(t, turn)}</span>
        {turn.isExperienced && <span className="duty-mark">{t("duty.lead")}</span>}
        {turn.source === "stand-in" && <span className="duty-mark">{t("duty.standIn")}</span>}
        {turn.level !== null && turn.level !== "rested" && (
          <span className={`duty-mark duty-level-${turn.level}`}>{t(`duty.level.${turn.level}`)}</span>
        )}
      </button>
      <span className="duty-state">{stateText(t, turn)}</span>
      {mayCome && (
        <Button
          busy={busy}
          aria-label={t("duty.signInOf", { name: nameOf(t, turn) })}
          onClick={() => void signIn(turn)}
        >
          {t("duty.signIn")}
        </Button>
      )}
      {state === "here" && (
        <Button
          busy={busy}
          aria-label={t("duty.signOutOf", { name: nameOf(t, turn) })}
          onClick={() => void signOut(turn)}
        >
          {t("duty.signOut")}
        </Button>
      )}
    </li>
  )
}
