import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listTasks } from "../../contract/tasks.ts"
import type { TasksSearch } from "../app/search.ts"
import { useWords } from "../parts/i18n.ts"
import { Tabs } from "../parts/tabs.tsx"

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
    <Tabs
      legend={t("tasks.viewsLabel")}
      value={view}
      tabs={views.map((one) => ({
        value: one,
        label: t(`tasks.views.${one}`),
        count: one === "done" ? undefined : counts?.[one],
      }))}
      onShow={onShow}
    />
  )
}
