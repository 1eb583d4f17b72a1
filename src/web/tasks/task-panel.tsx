import { useRouter } from "@tanstack/react-router"
import { useState } from "react"
import { getTask } from "../../contract/tasks.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { TaskMove } from "../../core/oversight/task-moves.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { momentShort } from "../parts/moment-short.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { MoveForm, plainMoves, useMove } from "./move-form.tsx"
import { TaskDue, TaskOwner, TaskState } from "./task-due.tsx"
import { type Task, taskHref, taskTitle } from "./task-type.ts"

type TaskPanelProps = {
  id: string
  /** The move whose form stands open at first. */
  first: TaskMove | null
  onDone: (move: TaskMove) => void
}

/** One task: what it says, every move that it allows, and all that was done with it. */
export function TaskPanel({ id, first, onDone }: TaskPanelProps) {
  const { data, error } = useAsk(getTask, { id }, { live: true })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  return (
    <div className="task-panel">
      <TaskWords task={data.task} />
      <TaskMoves task={data.task} first={first} onDone={onDone} />
      <TaskHistory task={data.task} steps={data.steps} />
    </div>
  )
}

function TaskWords({ task }: { task: Task }) {
  const { t } = useWords()
  const { may } = useSession()
  const router = useRouter()
  const href = taskHref(task, may)
  const lines: readonly (readonly [string, string])[] = [
    ["source", t(`task.source.${task.source}`)],
    ["document", task.document],
    ["note", task.note],
    ["home", task.door ?? ""],
    ["maker", task.maker ?? ""],
    ["asked", task.asked],
    ["closing", task.closingNote],
  ]
  return (
    <>
      <p className="task-title">{taskTitle(task, t)}</p>
      <p>
        <TaskOwner task={task} /> · <TaskDue task={task} /> · <TaskState task={task} />
      </p>
      <dl className="task-lines">
        {lines
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <div key={name}>
              <dt>{t(`task.fields.${name}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {href && (
        <p>
          <a
            href={href}
            onClick={(event) => {
              event.preventDefault()
              router.history.push(href)
            }}
          >
            {t("task.go")}
          </a>
        </p>
      )}
    </>
  )
}

function TaskMoves({ task, first, onDone }: { task: Task } & Pick<TaskPanelProps, "first" | "onDone">) {
  const { t } = useWords()
  const { tell, busy, refused } = useMove()
  const [asking, setAsking] = useState(first)
  const make = async (move: TaskMove) => {
    if (!plainMoves.includes(move)) return setAsking(move)
    if ((await tell({ ids: [task.id], move })).ok) onDone(move)
  }
  // what comes next, as a rule
  const usual = (["take", "resume", "done", "reopen"] as const).find((move) => task.moves.includes(move))
  if (asking !== null && task.moves.includes(asking)) {
    const close = () => setAsking(null)
    return (
      <MoveForm
        key={asking}
        tasks={[task]}
        move={asking}
        onCancel={close}
        onDone={(move) => {
          close()
          onDone(move)
        }}
      />
    )
  }
  return (
    <>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <div className="row">
        {task.moves.map((move) => (
          <Button key={move} kind={move === usual ? "main" : "plain"} busy={busy} onClick={() => make(move)}>
            {t(`task.move.${move}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

type Step = {
  name: string
  at: string
  by: string | null
  owner: string | null
  team: string | null
  dueAt: string | null
  waitingOn: string | null
  note: string
}

function TaskHistory({ task, steps }: { task: Task; steps: readonly Step[] }) {
  const { t, language } = useWords()
  const when = (at: string) => momentShort(at as Instant, language)
  const words = (step: Step) => {
    const to = step.owner ?? (step.team === null ? "" : t(`role.${step.team}`))
    const due = step.dueAt === null ? t("tasks.noDue") : when(step.dueAt)
    const on = step.waitingOn === null ? "" : t(`task.waitingOn.${step.waitingOn}`)
    return t(`task.steps.${step.name}`, { to, due, on })
  }
  return (
    <section aria-label={t("task.history")}>
      <h3>{t("task.history")}</h3>
      <ol className="task-history">
        <li>
          <span className="quiet">{when(task.openedAt)}</span> {t("task.made")}{" "}
          <span className="quiet">{task.maker ?? t("task.source.itself")}</span>
        </li>
        {steps.map((step) => (
          <li key={`${step.at} ${step.name}`}>
            <span className="quiet">{when(step.at)}</span> {words(step)}{" "}
            <span className="quiet">{[step.by, step.note].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
