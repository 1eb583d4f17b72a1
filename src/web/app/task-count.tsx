import { countTasks } from "../../contract/tasks.ts"
import { useWords } from "../parts/i18n.ts"
import { useAsk } from "./query.ts"

/** Beside the entry of the tasks: how many of mine are late, else how many are mine. */
export function TaskCount() {
  const { t } = useWords()
  const { data } = useAsk(countTasks, undefined, { live: true, everyMs: 60_000 })
  if (data === undefined || data.mine === 0) return null
  const late = data.mineLate > 0
  const count = late ? data.mineLate : data.mine
  return (
    <span className={late ? "frame-count frame-count-late" : "frame-count"}>
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{t(late ? "frame.lateTasks" : "frame.myTasks", { count })}</span>
    </span>
  )
}
