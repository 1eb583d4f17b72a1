import type { useWords } from "../parts/i18n.ts"
import type { CarePerson } from "./need-type.ts"

/** `打电话，每天` */
export function planText(
  t: ReturnType<typeof useWords>["t"],
  plan: Pick<CarePerson["plans"][number], "way" | "everyDays">,
): string {
  const way = t(`care.way.${plan.way}`)
  return plan.everyDays === 1
    ? t("care.planDaily", { way })
    : t("care.planText", { way, days: plan.everyDays })
}
