import { dayOf, daysBetween, type Instant } from "../kit/dates.ts"

/** How near the end of the pages' certificate is: nobody need be told yet, from 30, 14 and 7 days on, or over. */
export const certificateStages = ["valid", "month", "fortnight", "week", "ended"] as const
export type CertificateStage = (typeof certificateStages)[number]

export type CertificateWarning = { readonly stage: CertificateStage; readonly daysLeft: number }

/** What to say of a certificate that is good until a moment; the last day counts as no day left. */
export function certificateWarning(until: Instant, now: Instant): CertificateWarning {
  const daysLeft = Math.max(0, daysBetween(dayOf(now), dayOf(until)))
  return { stage: now >= until ? "ended" : stageOf(daysLeft), daysLeft }
}

function stageOf(daysLeft: number): CertificateStage {
  if (daysLeft > 30) return "valid"
  if (daysLeft > 14) return "month"
  return daysLeft > 7 ? "fortnight" : "week"
}
