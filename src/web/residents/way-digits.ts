import type { SettlingWay } from "../../core/residents/self-report.ts"
import type { WholeReport } from "./report-type.ts"

type Candidate = WholeReport["candidates"][number]

/** Whom a report may be about: those in quarantine for an objection, and who is named first. */
export function candidatesOf(whole: WholeReport, ways: readonly SettlingWay[]): readonly Candidate[] {
  if (!ways.includes("write-reading") && !ways.includes("to-case")) return []
  const able = whole.candidates.filter(({ caseId }) => caseId !== null || ways.includes("write-reading"))
  return [...able.filter(({ isNamed }) => isNamed), ...able.filter(({ isNamed }) => !isNamed)].slice(0, 6)
}

/** Links to where the work is done that a report asks for. */
export function linksOf(whole: WholeReport): readonly { readonly words: string; readonly href: string }[] {
  const { line, personId } = whole
  if (line.kind === "return") return [{ words: "screen", href: `/screening?report=${line.id}` }]
  if (line.kind === "correction" && line.homeId !== null) {
    return [{ words: "register", href: `/register/home?home=${line.homeId}` }]
  }
  if (line.kind === "access") {
    const person = personId ?? whole.candidates.filter(({ isNamed }) => isNamed)[0]?.personId
    return [
      {
        words: "handOut",
        href: person === undefined ? "/reports/person" : `/reports/person?person=${person}`,
      },
    ]
  }
  return []
}

/** The digit of the first way that is common to all kinds: behind those of persons and work. */
export function firstCommonDigit(whole: WholeReport, ways: readonly SettlingWay[]): number {
  return candidatesOf(whole, ways).length + linksOf(whole).length + (ways.includes("open-need") ? 1 : 0) + 1
}
