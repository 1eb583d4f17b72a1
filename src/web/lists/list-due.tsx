import type { Instant } from "../../core/kit/dates.ts"
import { momentText, now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { dueText } from "./due.ts"
import type { ListHead } from "./list-types.ts"

/** By when a list has to be answered; one that is late says so. */
export function ListDue({ list }: { list: Pick<ListHead, "dueAt" | "late" | "answeredAt"> }) {
  const { t, language } = useWords()
  const { dueAt, late, answeredAt } = list
  if (answeredAt !== null)
    return (
      <span className="quiet">
        {t("lists.answeredAt", { at: momentText(answeredAt as Instant, language) })}
      </span>
    )
  if (dueAt === null) return <span className="quiet">{t("lists.noDue")}</span>
  const at = dueText(dueAt as Instant, now(), language)
  return late ? (
    <strong className="list-late">{t("lists.late", { at })}</strong>
  ) : (
    <span>{t("lists.due", { at })}</span>
  )
}
