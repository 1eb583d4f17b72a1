import "./tasks.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { getOversight } from "../../contract/tasks.ts"
import { dayOf, daysBetween, type Instant } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { momentShort } from "../parts/moment-short.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { HandOverForm } from "./hand-over-form.tsx"
import { HandOverHistory } from "./hand-over-history.tsx"
import { TaskOwner } from "./task-due.tsx"
import { TaskPanel } from "./task-panel.tsx"
import { type Task, taskTitle } from "./task-type.ts"

type Colleague = ReplyOf<typeof getOversight>["colleagues"][number]
type Opened = { readonly from: Colleague } | { readonly task: string } | null

/** Who has how much in hand, what waits on others since when, and what went from whom to whom. */
export function OversightScreen() {
  const { t, language } = useWords()
  const { data, error } = useAsk(getOversight, undefined, { live: true, everyMs: 60_000 })
  const [opened, setOpened] = useState<Opened>(null)
  const figure = (key: string, of: (one: Colleague) => number): Column<Colleague> => ({
    ...{ key, number: true, label: t(`oversight.${key}`) },
    cell: (one) => (of(one) === 0 ? <span className="quiet">0</span> : of(one)),
  })
  const colleagues: Column<Colleague>[] = [
    {
      key: "name",
      label: t("oversight.name"),
      cell: ({ name, role, disabled }) => (
        <>
          {name} <span className="quiet small">{disabled ? t("oversight.left") : t(`role.${role}`)}</span>
        </>
      ),
    },
    figure("tasks", ({ inHand }) => inHand.task ?? 0),
    {
      ...figure("late", ({ late }) => late),
      cell: ({ late }) => (late > 0 ? <strong>{late}</strong> : <span className="quiet">0</span>),
    },
    figure("waiting", ({ waiting }) => waiting),
    figure("cases", ({ inHand }) => inHand.case ?? 0),
    figure("checks", ({ inHand }) => inHand.check ?? 0),
    figure("calls", ({ inHand }) => inHand.call ?? 0),
    figure("needs", ({ inHand }) => inHand.need ?? 0),
    figure("plans", ({ inHand }) => inHand["care-plan"] ?? 0),
    figure("callsToday", ({ callsToday }) => callsToday),
    {
      key: "hand-over",
      label: t("common.actions"),
      actions: true,
      cell: (one) => (
        <Button
          kind="quiet"
          aria-label={t("oversight.handOverOf", { name: one.name })}
          onClick={() => setOpened({ from: one })}
        >
          {t("oversight.handOver")}
        </Button>
      ),
    },
  ]
  const waiting: Column<Task>[] = [
    {
      key: "on",
      whole: true,
      label: t("oversight.waitingOn"),
      cell: ({ waitingOn }) => (waitingOn === null ? "" : t(`task.waitingOn.${waitingOn}`)),
    },
    {
      key: "since",
      whole: true,
      label: t("oversight.since"),
      cell: ({ waitingSince }) => {
        if (waitingSince === null) return ""
        const days = daysBetween(dayOf(waitingSince as Instant), today())
        return (
          <>
            {momentShort(waitingSince as Instant, language)}
            {days > 0 && <strong> {t("oversight.waitingDays", { count: days })}</strong>}
          </>
        )
      },
    },
    { key: "asked", label: t("oversight.asked"), cell: ({ asked }) => asked },
    {
      key: "task",
      label: t("tasks.columns.task"),
      cell: (task) => (
        <button type="button" className="task-open" onClick={() => setOpened({ task: task.id })}>
          {taskTitle(task, t)}
        </button>
      ),
    },
    { key: "owner", whole: true, label: t("tasks.columns.owner"), cell: (task) => <TaskOwner task={task} /> },
  ]
  return (
    <div className="with-panel">
      <Page
        title={t("oversight.title")}
        intro={t("oversight.intro")}
        back={
          <Link to="/tasks" search={{}}>
            {t("oversight.back")}
          </Link>
        }
      >
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && (
          <>
            <DataTable
              caption={t("oversight.title")}
              rows={data.colleagues}
              keyOf={({ id }) => id}
              columns={colleagues}
            />
            <section className="oversight-part" aria-label={t("oversight.waitingTitle")}>
              <h2>{t("oversight.waitingTitle")}</h2>
              {data.waiting.length === 0 ? (
                <p className="quiet">{t("oversight.waitingNone")}</p>
              ) : (
                <DataTable
                  caption={t("oversight.waitingTitle")}
                  rows={data.waiting}
                  keyOf={({ id }) => id}
                  columns={waiting}
                />
              )}
            </section>
          </>
        )}
        <HandOverHistory />
      </Page>
      {opened && "from" in opened && (
        <SidePanel
          key={opened.from.id}
          title={t("handOver.title", { name: opened.from.name })}
          onClose={() => setOpened(null)}
        >
          <HandOverForm from={opened.from} />
        </SidePanel>
      )}
      {opened && "task" in opened && (
        <SidePanel key={opened.task} title={t("tasks.columns.task")} onClose={() => setOpened(null)}>
          <TaskPanel id={opened.task} first={null} onDone={() => undefined} />
        </SidePanel>
      )}
    </div>
  )
}
