import { Link } from "@tanstack/react-router"
import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { tenantRestrictionOn } from "../../core/policy/tenant-entry.ts"
import { fullDayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"

/** What the rule of today says to a tenant who comes back, with its document; a slip to hand out where it restricts anything. */
export function EntryRule({ policies }: { policies: readonly Policy[] }) {
  const { t } = useWords()
  const day = useDayText()
  const rule = tenantRestrictionOn(policies, today())
  if (rule === null) return <p className="note">{t("screening.entry.free")}</p>
  const { course, until, goTo, objectTo } = rule.value
  return (
    <div className="note">
      <div>
        <strong>{t(`screening.entry.${course}`)}</strong>
        <p>{t("screening.entry.goTo", { goTo })}</p>
        <p>{until === null ? t("screening.entry.noEnd") : t("screening.entry.until", { day: day(until) })}</p>
        <p>{t("screening.entry.objectTo", { objectTo })}</p>
        <p className="quiet small">
          {t("screening.rests", { document: rule.document, day: day(rule.inForceFrom) })}
        </p>
        <p>
          <Link to="/screening/slip">{t("screening.entry.print")}</Link>
        </p>
      </div>
    </div>
  )
}

/** A day as it is written on paper. */
function useDayText(): (day: PlainDate | string) => string {
  const { language } = useWords()
  return (text) => {
    const day = parsePlainDate(text)
    return day === null ? text : fullDayText(day, language)
  }
}
