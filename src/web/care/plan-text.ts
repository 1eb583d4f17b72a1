import type { useWords } from "../parts/i18n.ts"
import type { CarePerson } from "./need-type.ts"

/** `打电话，每 2 天` */
export function planText(
  t: ReturnType<typeof useWords>["t"],
  plan: Pick<CarePerson["plans"][number], "way" | "everyDays">,
): string {
  return t("care.planText", { way: t(`care.way.${plan.way}`), count: plan.everyDays })
}
