import type { TFunction } from "i18next"
import type { Policy } from "../../core/policy/policy.ts"

/** A rule's value as a person would say it. */
export function policyValueText({ rule, value }: { rule: string; value: unknown }, t: TFunction): string {
  // the contract leaves the value's shape to the rule
  const policy = { rule, value } as Policy
  switch (policy.rule) {
    case "reading-slots":
      return policy.value.slots.map((slot) => t("policies.values.reading-slots", slot)).join("、")
    case "key-areas":
      return policy.value.regions.join("、")
    case "gate-mode": {
      const { passNeeded, ...courses } = policy.value
      const said = Object.entries(courses).map(([who, course]) => [who, t(`policies.courses.${course}`)])
      const words: Record<string, string> = Object.fromEntries(said)
      return t(`policies.values.gate-mode${passNeeded ? "-pass" : ""}`, words)
    }
    case "damaged-code-proof":
      return t(`policies.values.damaged-code-proof${policy.value.keep ? "-keep" : ""}`)
    case "quarantine-length": {
      const { days, from } = policy.value
      return t("policies.values.quarantine-length", { days, anchor: t(`policies.anchors.${from}`) })
    }
    case "dispositions": {
      const said = Object.entries(policy.value).map(([when, then]) => [
        when,
        t(`policies.dispositions.${then}`),
      ])
      return t("policies.values.dispositions", Object.fromEntries(said) as Record<string, string>)
    }
    case "visit-rhythm": {
      const { visitEveryDays, wasteEveryDays, by } = policy.value
      const said = { visit: everyText(visitEveryDays, t), waste: everyText(wasteEveryDays, t), by }
      return t("policies.values.visit-rhythm", said)
    }
    case "care-rhythm": {
      const { callEveryDays, visitEveryDays } = policy.value
      const said = { call: everyText(callEveryDays, t), visit: everyText(visitEveryDays, t) }
      return t("policies.values.care-rhythm", said)
    }
    case "duty":
      return t("policies.values.duty", {
        ...policy.value,
        restDays: t(`policies.restDays.${policy.value.restDays}`),
      })
    case "follow-up":
      return t("policies.values.follow-up", { ...policy.value, callOn: policy.value.callOn.join("、") })
    case "tenant-entry": {
      const { course, until, ...places } = policy.value
      const said = { ...places, course: t(`policies.courses.${course}`), until: until ?? "" }
      return t(`policies.values.tenant-entry${until === null ? "" : "-until"}`, said)
    }
    default:
      return t(`policies.values.${policy.rule}`, policy.value)
  }
}

function everyText(days: number, t: TFunction): string {
  return days === 1 ? t("policies.everyDay") : t("policies.everyDays", { days })
}
