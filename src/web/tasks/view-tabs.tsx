import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listTasks } from "../../contract/tasks.ts"
import type { TasksSearch } from "../app/search.ts"
import { useWords } from "../parts/i18n.ts"

type View = NonNullable<TasksSearch["view"]>
const views: readonly View[] = ["mine", "team", "late", "waiting", "all", "done"]

type ViewTabsProps = {
  view: View
  counts: ReplyOf<typeof listTasks>["counts"] | undefined
  onShow: (view: View) => void
}

/** Which tasks are listed, each with how many there are. */
export function ViewTabs({ view, counts, onShow }: ViewTabsProps) {
  const { t } = useWords()
  return (
    <fieldset className="task-views no-print">
      <legend className="unseen">{t("tasks.viewsLabel")}</legend>
      {views.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => onShow(one)}>
          {t(`tasks.views.${one}`)}
          {counts && one !== "done" && <span className="task-view-count">{counts[one]}</span>}
        </button>
      ))}
    </fieldset>
  )
}
