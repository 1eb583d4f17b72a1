import "../parts/tabs.css"
import { Link } from "@tanstack/react-router"
import { useSession } from "../app/session.ts"
import { useWords } from "../parts/i18n.ts"
import { type List, lists } from "./round-type.ts"

/** From one list of the day to the other; each sees those that are theirs to go for. */
export function RoundTabs({ shown, day }: { shown: List; day?: string | undefined }) {
  const { t } = useWords()
  const { may } = useSession()
  const search = day === undefined ? {} : { day }
  const current = (list: List) => (list === shown ? { "aria-current": "page" as const } : {})
  return (
    <nav className="tabs no-print" aria-label={t("rounds.lists")}>
      {lists.map((list) => {
        if (list === "waste") {
          return (
            may("collect-waste") && (
              <Link key={list} to="/rounds/waste" search={search} {...current(list)}>
                {t("rounds.list.waste")}
              </Link>
            )
          )
        }
        if (list === "needs") {
          return (
            may("deliver-needs") && (
              <Link key={list} to="/rounds/deliveries" search={search} {...current(list)}>
                {t("rounds.list.needs")}
              </Link>
            )
          )
        }
        return (
          may("run-rounds") && (
            <Link key={list} to="/rounds" search={{ ...search, list }} {...current(list)}>
              {t(`rounds.list.${list}`)}
            </Link>
          )
        )
      })}
      {may("run-rounds") && (
        <Link to="/rounds/knocks" {...current("knocks")}>
          {t("rounds.list.knocks")}
        </Link>
      )}
    </nav>
  )
}
