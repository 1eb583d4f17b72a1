import { certificateWarning } from "../../core/access/certificate-warning.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { ServedTls } from "../../http/certificate/served-tls.ts"
import { faultsOf } from "./read-pair.ts"
import { faultWords } from "./tls-words.ts"

/** What is to be said on the terminal of a certificate that is served all the same: its near end, what it lacks. */
export function doubtsOf(served: ServedTls, now: Instant): readonly string[] {
  const faults = served.kind === "files" ? faultsOf(served, now) : []
  const lacking = faults.filter((fault) => fault !== "ended").map((fault) => faultWords[fault])
  return [...warningOf(served, now), ...lacking]
}

function warningOf(served: ServedTls, now: Instant): readonly string[] {
  const { stage, daysLeft } = certificateWarning(served.until, now)
  if (stage === "valid") return []
  const what =
    served.kind === "files"
      ? "Put a new certificate in the place of the old one: it is taken within a minute."
      : "Make a new authority (shouwang tls local NAME...): every phone must then take it anew."
  if (stage === "ended") return [`The certificate has ended, and browsers warn of the pages. ${what}`]
  return [`The certificate ends in ${daysLeft} days (${served.until.slice(0, 10)}). ${what}`]
}
