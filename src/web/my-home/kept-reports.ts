import { type ReportKind, type ReportValues, reportFields } from "../parts/report-values.ts"

/** What was typed and is not sent yet. `sending`: its sender pressed the button; it goes as soon as there is a network. */
export type KeptReport = {
  readonly id: string
  readonly kind: ReportKind
  readonly values: ReportValues
  readonly sending: boolean
}

/** What was sent from this phone: its number, not what it said. */
export type SentReport = { readonly number: number; readonly kind: ReportKind; readonly at: string }

export type Kept = { readonly reports: readonly KeptReport[]; readonly sent: readonly SentReport[] }

const NOTHING: Kept = { reports: [], sent: [] }
const MOST_SENT = 8

/** What this phone keeps for a card or secret; several homes of a family lie on one phone. */
export function readKept(homeKey: string): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(homeKey)) ?? "null")
    return isKept(kept) ? kept : NOTHING
  } catch {
    return NOTHING
  }
}

/** Keeps it; false in a browser that keeps nothing. */
export function saveKept(homeKey: string, kept: Kept): boolean {
  try {
    localStorage.setItem(nameOf(homeKey), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** A report in the place of what was kept under its id. */
export function withReport(kept: Kept, report: KeptReport): Kept {
  return { ...kept, reports: [...kept.reports.filter(({ id }) => id !== report.id), report] }
}

/** Without a report that the server has; its number is kept, its words are not. */
export function withSent(kept: Kept, report: KeptReport, sent: SentReport): Kept {
  return {
    reports: kept.reports.filter(({ id }) => id !== report.id),
    sent: [sent, ...kept.sent].slice(0, MOST_SENT),
  }
}

export function withoutReport(kept: Kept, id: string): Kept {
  return { ...kept, reports: kept.reports.filter((report) => report.id !== id) }
}

/** A place by 32 bits of a digest (FNV-1a), from which no secret is made. */
function nameOf(homeKey: string): string {
  const sum = Array.from(homeKey).reduce(
    (hash, sign) => Math.imul(hash ^ sign.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  )
  return `shouwang.my-home.${(sum >>> 0).toString(16)}`
}

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== "object" || kept === null) return false
  if (!("reports" in kept) || !("sent" in kept)) return false
  return (
    Array.isArray(kept.sent) &&
    Array.isArray(kept.reports) &&
    kept.reports.every(
      (report: Partial<KeptReport>) => report.kind !== undefined && report.kind in reportFields,
    )
  )
}
