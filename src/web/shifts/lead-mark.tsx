import { useWords } from "../parts/i18n.ts"

/** Beside the name of whoever can lead a shift. */
export function LeadMark() {
  const { t } = useWords()
  return (
    <span className="week-lead" title={t("shifts.leadTitle")}>
      {t("shifts.lead")}
    </span>
  )
}
