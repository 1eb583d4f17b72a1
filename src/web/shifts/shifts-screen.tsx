import "./shifts.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { downloadCalendar } from "../../contract/shifts.ts"
import { addDays, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { addressOf } from "../app/client.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { momentText, now, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { ObjectionsNote } from "../parts/objections-note.tsx"
import { usePageTitle } from "../parts/page.tsx"
import { useKeys } from "../parts/use-keys.ts"
import { useOpened } from "../parts/use-opened.ts"
import { CellPanel } from "./cell-panel.tsx"
import { PeoplePanel } from "./people-panel.tsx"
import { ProposalBar } from "./proposal-bar.tsx"
import { PublishPanel } from "./publish-panel.tsx"
import { cellText, verdictText, weekText } from "./say-week.ts"
import { shownWeek } from "./shown-week.ts"
import { type Held, useHeld } from "./use-held.ts"
import { type PlanOfWeek, usePlan } from "./use-plan.ts"
import { useProposal } from "./use-proposal.ts"
import { WeekBoard } from "./week-board.tsx"
import { WeekList } from "./week-list.tsx"
import { changesTo, hasShifts, toneOf, type WeekState } from "./week-state.ts"

const route = getRouteApi("/framed/shifts")

/** Planning a week: the board, a proposal, changes by hand, publishing. */
export function ShiftsScreen() {
  const { week: wanted } = route.useSearch()
  const week = shownWeek(wanted)
  return <WeekDesk key={week} week={week} />
}

function WeekDesk({ week }: { week: PlainDate }) {
  const say = useWords()
  const { t } = say
  const plan = usePlan(week)
  const { data, state } = plan
  const proposals = useProposal(plan)
  const isFixed = proposals.isShown
  /** The draft, or what is proposed, to look at. */
  const shown = isFixed ? proposals.preview : state
  const held = useHeld(shown, { today: dayOf(now()), isFixed, change: plan.change })
  const [weeks, setWeeks] = useState(1)
  const { opened, open, close } = useOpened<"publish" | string>()
  const [done, setDone] = useState<string | null>(null)
  const title = weekText(week, say)
  usePageTitle(title)
  useKeys({
    z: () => data?.undo && !isFixed && void plan.undo(false),
    y: () => data?.redo && !isFixed && void plan.undo(true),
    // as long as nothing is held, arrows scroll the page, and Escape closes what is open beside it
    ...(held.holding === null ? {} : { Escape: held.putBack, ...arrowsOf(held) }),
  })
  const openCell = opened === null ? undefined : state?.cells.get(opened)
  const isReady = state !== null && state.ground.posts.length > 0 && state.ground.workers.length > 0
  const isIdle = state !== null && !hasShifts(state)
  const copy = async () => {
    const answer = await plan.copy()
    if (answer.ok) setDone(t("shifts.copied", answer.value))
  }
  return (
    <div className="with-panel">
      <div className="week-page">
        <div className="week-head">
          <div className="week-turn no-print">
            <WeekLink week={addDays(week, -7)} text={t("shifts.before")} sign="‹" />
            <h1>{title}</h1>
            <WeekLink week={addDays(week, 7)} text={t("shifts.after")} sign="›" />
          </div>
          {data && state && <PublishedText state={state} data={data} />}
          <div className="row no-print week-actions">
            {isReady && (
              <>
                <select
                  className="input week-weeks"
                  aria-label={t("shifts.proposeWeeks")}
                  value={weeks}
                  onChange={(event) => setWeeks(Number(event.target.value))}
                >
                  {[1, 2, 3, 4].map((count) => (
                    <option key={count} value={count}>
                      {t("shifts.weeksCount", { count })}
                    </option>
                  ))}
                </select>
                <Button kind="main" busy={proposals.busy} onClick={() => proposals.start(weeks)}>
                  {t("shifts.propose")}
                </Button>
                <Button onClick={() => open("publish")}>{t("shifts.publish")}</Button>
                <Button disabled={!data?.undo} onClick={() => plan.undo(false)}>
                  {t("shifts.undo")}
                </Button>
                <Button disabled={!data?.redo} onClick={() => plan.undo(true)}>
                  {t("shifts.redo")}
                </Button>
                <Button onClick={copy}>{t("shifts.copy")}</Button>
                <Link to="/shifts/messages" search={{ week }} className={`${buttonClass()} week-tell`}>
                  {data && data.untold > 0
                    ? t("shifts.messages", { count: data.untold })
                    : t("shifts.messagesNone")}
                </Link>
                <Link to="/shifts/print" search={{ week }} className={buttonClass()}>
                  {t("shifts.print")}
                </Link>
                {data && data.version > 0 && (
                  <a className={buttonClass()} href={addressOf(downloadCalendar, { week })} download>
                    {t("shifts.calendar")}
                  </a>
                )}
              </>
            )}
            <Link to="/shifts/set-up" className={buttonClass()}>
              {t("shifts.setUp")}
            </Link>
          </div>
        </div>
        {plan.error && <ErrorNote refusal={plan.error} />}
        {done && <DoneNote title={done} />}
        {!data && !plan.error && <WaitNote />}
        {state && isReady && isIdle && (
          <>
            <NotDone {...{ state, plan }} />
            <NobodyWanted />
          </>
        )}
        {state && shown && data && isReady && !isIdle && (
          <>
            <ProposalBar {...{ state, proposals, week }} draftVersion={data.draftVersion} />
            <div className="week-said no-print">
              <HeldLine state={shown} held={held} />
              <NotDone {...{ state, plan }} />
              {data.isSettled && !isFixed && <p className="quiet">{t("shifts.settled")}</p>}
            </div>
            <div className="week-desk">
              <WeekBoard
                {...{ held }}
                state={shown}
                today={today()}
                onOpen={(cell) => open(cell.key)}
                onPin={(row, cell) =>
                  plan.change(changesTo(state, row, cell.day, cell, !state.isPinned(row, cell.day)))
                }
                onRemove={(row, cell) => plan.change(changesTo(state, row, cell.day, null))}
              />
              {opened === null && <PeoplePanel state={shown} held={held} />}
            </div>
            <WeekList state={shown} />
          </>
        )}
        {state && !isReady && <NotReady state={state} />}
      </div>
      {state && opened === "publish" && (
        <PublishPanel
          state={state}
          plan={plan.plan}
          opensAt={(data?.opensAt ?? null) as Instant | null}
          onClose={close}
          onDone={(text) => {
            setDone(text)
            close()
          }}
        />
      )}
      {state && openCell && (
        <CellPanel
          key={openCell.key}
          {...{ state, plan }}
          cell={openCell}
          onClose={close}
          onPick={(row, cell) => {
            close()
            held.pickUp(row, cell.day)
          }}
        />
      )}
    </div>
  )
}

const arrows = [
  ["ArrowLeft", -1, 0],
  ["ArrowRight", 1, 0],
  ["ArrowUp", 0, -1],
  ["ArrowDown", 0, 1],
] as const

function arrowsOf(held: Held): Record<string, () => void> {
  return Object.fromEntries(arrows.map(([key, days, shifts]) => [key, () => held.move(days, shifts)]))
}

function WeekLink({ week, text, sign }: { week: PlainDate; text: string; sign: string }) {
  return (
    <Link to="/shifts" search={{ week }} className={buttonClass()} aria-label={text} title={text}>
      {sign}
    </Link>
  )
}

function PublishedText({ state, data }: { state: WeekState; data: NonNullable<PlanOfWeek["data"]> }) {
  const { t, language } = useWords()
  if (data.publishedAt === null) return <p className="quiet">{t("shifts.notPublished")}</p>
  const at = momentText(data.publishedAt as never, language)
  return (
    <p className="quiet">
      {t("shifts.published", { version: data.version, at })}{" "}
      <strong>{state.unsaid === 0 ? t("shifts.same") : t("shifts.unsaid", { count: state.unsaid })}</strong>
    </p>
  )
}

/** Why the last step was not done. */
function NotDone({ state, plan }: { state: WeekState; plan: PlanOfWeek }) {
  return (
    <>
      {plan.refused && <ErrorNote refusal={plan.refused.refusal} />}
      <ObjectionsNote objections={plan.against} nameOf={state.nameOf} />
    </>
  )
}

/** What is held, and what putting it down where it hovers would mean; told to those who hear the page too. */
function HeldLine({ state, held }: { state: WeekState; held: Held }) {
  const say = useWords()
  const { t } = say
  const { holding, over } = held
  const unit = state.units.find(({ row }) => row === holding?.row)
  const verdict = over === null || holding === null ? null : held.verdictOn(over)
  const text =
    unit === undefined
      ? t(held.isFixed ? "shifts.previewHint" : "shifts.holdHint")
      : over === null || verdict === null
        ? t("shifts.hold", { names: unit.name })
        : t("shifts.held", {
            names: unit.name,
            cell: cellText(over, say),
            verdict: `${verdict.isNever ? `${t("shifts.never")}${t("shifts.stop")}` : ""}${verdictText(state, verdict, say, unit.workerIds)}`,
          })
  const kind = verdict === null ? "" : `week-held-${toneOf(verdict)}`
  return (
    <p className={`week-held ${unit === undefined ? "quiet" : ""} ${kind}`} role="status">
      {text}
    </p>
  )
}

/** Shifts are set up, and want nobody in this week. */
function NobodyWanted() {
  const { t } = useWords()
  return (
    <EmptyNote title={t("shifts.nobodyWanted")}>
      <p>{t("shifts.nobodyWantedHint")}</p>
      <Link to="/shifts/set-up" className={buttonClass()}>
        {t("shifts.toSetUp")}
      </Link>
    </EmptyNote>
  )
}

function NotReady({ state }: { state: WeekState }) {
  const { t } = useWords()
  if (state.ground.posts.length === 0)
    return (
      <EmptyNote title={t("shifts.noPosts")}>
        <p>{t("shifts.noPostsHint")}</p>
        <Link to="/shifts/set-up" className={buttonClass("main")}>
          {t("shifts.toSetUp")}
        </Link>
      </EmptyNote>
    )
  return (
    <EmptyNote title={t("shifts.noWorkers")}>
      <p>{t("shifts.noWorkersHint")}</p>
    </EmptyNote>
  )
}
