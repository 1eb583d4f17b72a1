import { type Column, DataTable } from "../parts/data-table.tsx"
import { useWords } from "../parts/i18n.ts"
import { TaskDue, TaskOwner, TaskState } from "./task-due.tsx"
import { type Task, taskTitle } from "./task-type.ts"

type TaskTableProps = {
  caption: string
  tasks: readonly Task[]
  chosen?: ReadonlySet<string>
  onChoose?: (task: Task) => void
  onOpen: (task: Task) => void
  onAt?: (task: Task) => void
}

/** Tasks in a dense list; a press on the words opens one. */
export function TaskTable({ caption, tasks, chosen, onChoose, onOpen, onAt }: TaskTableProps) {
  const { t } = useWords()
  const columns: Column<Task>[] = [
    {
      key: "task",
      label: t("tasks.columns.task"),
      cell: (task) => (
        <span className="task-cell">
          {chosen && onChoose && (
            <input
              type="checkbox"
              className="no-print"
              aria-label={t("tasks.select", { title: taskTitle(task, t) })}
              checked={chosen.has(task.id)}
              onChange={() => onChoose(task)}
            />
          )}
          <button
            type="button"
            className="task-open"
            data-task={task.id}
            onClick={() => onOpen(task)}
            onFocus={() => onAt?.(task)}
          >
            {taskTitle(task, t)}
          </button>
          {task.document !== "" && <span className="quiet small"> {task.document}</span>}
        </span>
      ),
    },
    { key: "door", whole: true, label: t("tasks.columns.door"), cell: ({ door }) => door ?? "" },
    { key: "owner", whole: true, label: t("tasks.columns.owner"), cell: (task) => <TaskOwner task={task} /> },
    { key: "due", whole: true, label: t("tasks.columns.due"), cell: (task) => <TaskDue task={task} /> },
    { key: "state", label: t("tasks.columns.status"), cell: (task) => <TaskState task={task} /> },
  ]
  return (
    <div className="task-table">
      <DataTable caption={caption} rows={tasks} keyOf={({ id }) => id} columns={columns} />
    </div>
  )
}
