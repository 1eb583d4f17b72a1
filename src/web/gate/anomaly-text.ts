import type { TFunction } from "i18next"
import type { Static } from "typebox"
import type { Anomaly } from "../../contract/posts.ts"
import type { AnomalyKind } from "../../core/gate/anomaly.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import type { Language } from "../parts/i18n.ts"
import { bookText } from "./book-text.ts"

export type AnomalyRow = Static<typeof Anomaly>

/** The most urgent first: who may be ill or in danger, then what may go on happening, then what is only to be known. */
const urgency = [
  "fever",
  "emergency",
  "unaware-of-quarantine",
  "forged-pass",
  "pass-copied",
  "unaware-of-stop",
  "unknown-guard",
  "unknown-duty",
  "revoked-device",
  "unreadable",
  "unaware-of-key",
  "ended-credential",
  "clock-jump",
] as const satisfies readonly AnomalyKind[]

/** The most urgent first, of one urgency the newest. */
export function byUrgency(one: AnomalyRow, other: AnomalyRow): number {
  return urgency.indexOf(one.kind) - urgency.indexOf(other.kind) || (one.at < other.at ? 1 : -1)
}

/** What happened, in one sentence. */
export function whatOf(t: TFunction, anomaly: AnomalyRow, language: Language): string {
  const pass = anomaly.pass === "" ? "" : t("anomaly.pass", { pass: anomaly.pass })
  const door = anomaly.door.replace(/^\d+弄|室$/g, "")
  return t(`anomaly.what.${anomaly.kind}`, {
    post: anomaly.post,
    pass: pass || door || t("gates.somebody"),
    who: door || pass || t("gates.somebody"),
    detail: detailOf(t, anomaly.detail, language),
  })
}

/** Days as they are written here, kinds of emergency in the screen's language; the rest as it stands. */
function detailOf(t: TFunction, detail: string, language: Language): string {
  return bookText(t, "kind", detail).replace(/\d{4}-\d{2}-\d{2}/, (day) =>
    dayText(day as PlainDate, language),
  )
}
