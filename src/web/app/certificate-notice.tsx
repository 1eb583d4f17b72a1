import { useQuery } from "@tanstack/react-query"
import { getTls } from "../../contract/tls.ts"
import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { asking } from "./query.ts"
import { useSession } from "./session.ts"

/** A renewal is seen, and a day less told, without anybody's doing. */
const ASK_EVERY_MS = 3_600_000

/** Says that the pages' certificate nears its end and what to do; nothing while it is good for long. */
export function CertificateNotice() {
  const { t, language } = useWords()
  const { may } = useSession()
  const { data } = useQuery({
    ...asking(getTls, undefined, { enabled: may("see-board") }),
    refetchInterval: ASK_EVERY_MS,
  })
  const certificate = data?.certificate ?? null
  if (certificate === null || certificate.stage === "valid") return null
  const { kind, stage, daysLeft, until } = certificate
  const isUrgent = stage === "week" || stage === "ended"
  const day = fullDayText(dayOf(until as Instant), language)
  return (
    <section
      aria-label={t("certificate.label")}
      className={isUrgent ? "frame-notice frame-notice-urgent" : "frame-notice"}
    >
      <strong>
        {stage === "ended"
          ? t("certificate.ended", { day })
          : t("certificate.ends", { day, count: daysLeft })}
      </strong>{" "}
      {t(kind === "files" ? "certificate.renewFiles" : "certificate.renewLocal")}
    </section>
  )
}
