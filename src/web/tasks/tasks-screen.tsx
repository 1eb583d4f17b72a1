import "./tasks.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useRef, useState } from "react"
import { listTasks } from "../../contract/tasks.ts"
import { type TaskMove, taskMoves } from "../../core/oversight/task-moves.ts"
import { useAsk } from "../app/query.ts"
import type { TasksSearch } from "../app/search.ts"
import { useSession } from "../app/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { fullDayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useKeys } from "../parts/use-keys.ts"
import { useOpened } from "../parts/use-opened.ts"
import { MoveForm, plainMoves, useMove } from "./move-form.tsx"
import { TaskPanel } from "./task-panel.tsx"
import { TaskTable } from "./task-table.tsx"
import type { Task } from "./task-type.ts"
import { ViewTabs } from "./view-tabs.tsx"

const route = getRouteApi("/framed/tasks")

type Opened = { readonly id: string; readonly first: TaskMove | null } | { readonly move: TaskMove }

/** What is to be done: mine, my team's, late, all, done; the late ones first. */
export function TasksScreen() {
  const { t, language } = useWords()
  const { may } = useSession()
  const { view = "mine" } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error } = useAsk(listTasks, { view }, { live: true, everyMs: 60_000 })
  const { opened, open, close, follow } = useOpened<Opened>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<TaskMove | null>(null)
  const at = useRef<string | null>(null)
  const { tell, refused } = useMove()
  const tasks = data?.tasks ?? []
  const picked = tasks.filter(({ id }) => chosen.has(id))
  const show = (wanted: NonNullable<TasksSearch["view"]>) => {
    close()
    setChosen(new Set())
    setDone(null)
    void navigate({ search: { view: wanted } })
  }
  const choose = ({ id }: Task) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const finish = (move: TaskMove) => {
    setDone(move)
    if (opened !== null && "move" in opened) close()
    setChosen(new Set())
  }
  const make = async (several: readonly Task[], move: TaskMove) => {
    if (!plainMoves.includes(move)) return open({ move })
    if ((await tell({ ids: several.map(({ id }) => id), move })).ok) finish(move)
  }
  const withCurrent = (act: (task: Task) => void) => () => {
    const task = tasks.find(({ id }) => id === at.current) ?? tasks[0]
    if (task) act(task)
  }
  const step = (by: number) => () => {
    const place = tasks.findIndex(({ id }) => id === at.current)
    const next = tasks[Math.min(tasks.length - 1, Math.max(0, place + by))]
    if (next) document.querySelector<HTMLElement>(`[data-task="${next.id}"]`)?.focus()
  }
  useKeys({
    j: step(1),
    k: step(-1),
    t: withCurrent((task) => task.moves.includes("take") && void make([task], "take")),
    d: withCurrent((task) => task.moves.includes("done") && open({ id: task.id, first: "done" })),
    x: withCurrent(choose),
  })
  return (
    <div className="with-panel">
      <Page
        title={t("tasks.title")}
        intro={t("tasks.intro")}
        actions={
          <>
            {may("hand-over") && (
              <Link to="/tasks/oversight" className={buttonClass()}>
                {t("tasks.oversight")}
              </Link>
            )}
            <Button disabled={tasks.length === 0} onClick={() => window.print()}>
              {t("tasks.print")}
            </Button>
          </>
        }
      >
        <ViewTabs view={view} counts={data?.counts} onShow={show} />
        <p className="only-print">
          {t(`tasks.views.${view}`)} ·{" "}
          {t("tasks.printed", { day: fullDayText(today(), language), count: tasks.length })}
        </p>
        {done && <DoneNote title={t(`task.moved.${done}`)} />}
        {refused && <ErrorNote refusal={refused.refusal} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {picked.length > 0 && (
          <fieldset className="task-bar no-print">
            <legend>{t("tasks.selected", { count: picked.length })}</legend>
            {taskMoves
              .filter((move) => picked.every(({ moves }) => moves.includes(move)))
              .map((move) => (
                <Button key={move} onClick={() => make(picked, move)}>
                  {t(`task.move.${move}`)}
                </Button>
              ))}
            <Button kind="quiet" onClick={() => setChosen(new Set())}>
              {t("tasks.selectNone")}
            </Button>
          </fieldset>
        )}
        {data && tasks.length === 0 && (
          <EmptyNote title={t(`tasks.emptyTitle.${view}`)}>
            <p>{t(`tasks.empty.${view}`)}</p>
          </EmptyNote>
        )}
        {tasks.length > 0 && (
          <>
            <TaskTable
              caption={t(`tasks.views.${view}`)}
              tasks={tasks}
              chosen={chosen}
              onChoose={choose}
              onOpen={({ id }) => open({ id, first: null })}
              onAt={({ id }) => {
                at.current = id
              }}
            />
            {data?.more && <p className="quiet">{t("tasks.more", { count: tasks.length })}</p>}
            <p className="quiet small no-print task-keys">{t("tasks.keys")}</p>
          </>
        )}
      </Page>
      {opened && "id" in opened && (
        <SidePanel key={`${opened.id} ${opened.first}`} title={t("tasks.columns.task")} onClose={close}>
          <TaskPanel
            id={opened.id}
            first={opened.first}
            onDone={(move) => {
              setDone(move)
              follow({ id: opened.id, first: null })
            }}
          />
        </SidePanel>
      )}
      {opened && "move" in opened && picked.length > 0 && (
        <SidePanel title={t("tasks.selected", { count: picked.length })} onClose={close}>
          <MoveForm tasks={picked} move={opened.move} onDone={finish} onCancel={close} />
        </SidePanel>
      )}
    </div>
  )
}
