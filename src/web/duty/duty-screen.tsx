import "./duty.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { getDutyDay } from "../../contract/duty.ts"
import { addDays, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { dayWithWeekday, now, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { type Done, UndoableNote } from "../parts/undoable-note.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { AwayList } from "./away-list.tsx"
import { AwayPanel } from "./away-panel.tsx"
import type { DutyDay, Opened, Slot, Turn } from "./duty-type.ts"
import { nameOf, slotTitle } from "./duty-type.ts"
import { GearForm } from "./gear-form.tsx"
import { HelperForm } from "./helper-form.tsx"
import { InspectForm } from "./inspect-form.tsx"
import { OfficeSection } from "./office-section.tsx"
import { RoundsSection } from "./rounds-section.tsx"
import { SlotBoard } from "./slot-board.tsx"
import { StandInPanel } from "./stand-in-panel.tsx"
import { TurnPanel } from "./turn-panel.tsx"

/** Today at the posts and the night that begins on it: who stands, who comes next, who is missing. */
export function DutyScreen() {
  const { t, language } = useWords()
  const { may } = useSession()
  const [day, setDay] = useState<PlainDate>(today)
  const { opened, open, close } = useOpened<Opened>()
  const [done, setDone] = useState<Done | null>(null)
  const { data, error } = useAsk(getDutyDay, { on: day }, { live: true, everyMs: 30_000 })
  const finish = (what: Done) => {
    setDone(what)
    close()
  }
  const turn = opened?.is === "turn" ? findTurn(data, opened.turn.id) : undefined
  return (
    <div className="with-panel">
      <Page
        title={t("duty.title", { day: dayWithWeekday(day, language) })}
        actions={
          <>
            <Button onClick={() => open({ is: "away", workerId: null })}>{t("duty.away.report")}</Button>
            <Button onClick={() => open({ is: "inspect" })}>{t("duty.rounds.add")}</Button>
            <Link to="/duty/print" search={{ day }} className={buttonClass()}>
              {t("dutySheet.open")}
            </Link>
            {may("see-workload") && (
              <Link to="/workload" className={buttonClass()}>
                {t("duty.toWorkload")}
              </Link>
            )}
          </>
        }
      >
        <div className="duty-choose no-print">
          <DayChoice day={day} onChoose={setDay} />
          {data && data.slots.length > 0 && <Sums day={data} />}
        </div>
        {done && <UndoableNote key={done.title} done={done} undone={t("duty.undone")} onUndone={setDone} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && data.slots.length === 0 && (
          <EmptyNote title={t("duty.none")}>
            <p>{t("duty.noneHint")}</p>
          </EmptyNote>
        )}
        {data && data.slots.length > 0 && <SlotBoard data={data} day={day} onOpen={open} onDone={setDone} />}
        {data && (
          <div className="duty-below">
            <AwayList data={data} onDone={setDone} />
            <RoundsSection data={data} onDone={setDone} />
            {may("stand-down") && <OfficeSection data={data} onDone={setDone} onOpen={open} />}
          </div>
        )}
      </Page>
      {data && opened !== null && (
        <SidePanel key={keyOf(opened)} title={titleOf(opened, t)} onClose={close}>
          {turn && (
            <TurnPanel
              turn={turn}
              helpers={data.helpers}
              onDone={finish}
              onAway={(workerId) => open({ is: "away", workerId })}
            />
          )}
          {opened.is === "stand-in" && <StandInPanel slot={asItIs(data, opened.slot)} onDone={setDone} />}
          {opened.is === "helper" && <HelperForm slot={opened.slot} data={data} onDone={finish} />}
          {opened.is === "gear" && <GearForm slot={opened.slot} items={data.items} onDone={finish} />}
          {opened.is === "away" && <AwayPanel data={data} workerId={opened.workerId} onDone={setDone} />}
          {opened.is === "inspect" && <InspectForm data={data} onDone={finish} />}
        </SidePanel>
      )}
    </div>
  )
}

function findTurn(data: DutyDay | undefined, id: string): Turn | undefined {
  const all = data === undefined ? [] : [...data.slots.flatMap(({ turns }) => turns), ...data.office]
  return all.find((one) => one.id === id)
}

function keyOf(opened: Opened): string {
  if (opened.is === "turn") return opened.turn.id
  return "slot" in opened ? `${opened.is} ${opened.slot.day} ${slotTitle(opened.slot)}` : opened.is
}

function titleOf(opened: Opened, t: ReturnType<typeof useWords>["t"]): string {
  if (opened.is === "turn") return nameOf(t, opened.turn)
  if (opened.is === "away") return t("duty.away.title")
  if (opened.is === "inspect") return t("duty.rounds.add")
  return `${slotTitle(opened.slot)} · ${t(`duty.panel.${opened.is}`)}`
}

function DayChoice({ day, onChoose }: { day: PlainDate; onChoose: (day: PlainDate) => void }) {
  const { t } = useWords()
  return (
    <div className="duty-day">
      <Button onClick={() => onChoose(addDays(day, -1))}>{t("duty.before")}</Button>
      <input
        key={day}
        type="date"
        className="input"
        aria-label={t("duty.day")}
        defaultValue={day}
        onChange={({ target }) => {
          const chosen = parsePlainDate(target.value)
          if (chosen !== null) onChoose(chosen)
        }}
      />
      <Button onClick={() => onChoose(addDays(day, 1))}>{t("duty.after")}</Button>
      {day !== today() && <Button onClick={() => onChoose(today())}>{t("duty.today")}</Button>}
    </div>
  )
}

function Sums({ day: { slots } }: { day: DutyDay }) {
  const { t } = useWords()
  const turns = slots.flatMap((slot) => slot.turns)
  const here = turns.filter(({ state }) => state === "here").length
  const missing = turns.filter(({ state }) => state === "missed" || state === "late").length
  const at = now()
  const short = slots.filter(({ endsAt }) => endsAt > at).reduce((sum, slot) => sum + slot.short, 0)
  return (
    <p className="duty-sums" role="status">
      {t("duty.sums", { here, missing, short })}
    </p>
  )
}

/** The slot as it is by now, what was done in its panel included. */
function asItIs({ slots }: DutyDay, slot: Slot): Slot {
  return (
    slots.find(
      ({ day, postId, hoursId }) => day === slot.day && postId === slot.postId && hoursId === slot.hoursId,
    ) ?? slot
  )
}
