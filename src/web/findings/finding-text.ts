import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listFindings } from "../../contract/findings.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"

export type Finding = ReplyOf<typeof listFindings>["findings"][number]

/** `12-302` of `288弄12号302室`. */
export function shortDoor(door: string): string {
  return door.replace(/^\d+弄|室$/g, "").replace("号", "-")
}

/** What a finding says, in words. */
export function useFindingText() {
  const { t, language } = useWords()
  const day = (text: string) => {
    const read = parsePlainDate(text)
    return read === null ? text : dayText(read, language)
  }
  const source = (text: string) => {
    const [kind = "", ...rest] = text.split(" ")
    return kind === "" ? "" : t(`findings.source.${kind}`, { of: day(rest.join(" ")) })
  }
  const who = (person: Finding["person"]) =>
    person === null
      ? ""
      : [person.name, person.door === null ? "" : shortDoor(person.door)].filter(Boolean).join(" · ")
  const value = (finding: Finding, text: string) => (finding.field === "date" ? day(text) : text)
  return {
    source,
    who,
    percent: (chance: number) => `${Math.min(99, Math.round(chance * 100))}%`,
    /** Whom or what it is about. */
    subject: (finding: Finding) => {
      if (finding.kind === "double")
        return [finding.person, finding.other].map(who).filter(Boolean).join(" ／ ")
      const seen = finding.said === "" ? t("findings.nobody") : finding.said
      const name = finding.person === null ? seen : who(finding.person)
      const door = finding.person === null && finding.door !== null ? shortDoor(finding.door) : ""
      return [name, door].filter(Boolean).join(" · ")
    },
    /** What does not agree. */
    what: (finding: Finding) => {
      switch (finding.kind) {
        case "missing":
          if (finding.source.startsWith("screening")) return t("findings.missingTenant")
          return t(finding.source.startsWith("list") ? "findings.missingList" : "findings.missing", {
            source: source(finding.source),
          })
        case "double":
          return t("findings.double")
        case "contradictory":
          return t("findings.differs", { field: t(`findings.field.${finding.field}`) })
        case "silent":
          return finding.field === "arrival"
            ? t("findings.silentArrival", { day: day(finding.here) })
            : t("findings.silentReadings", { day: day(finding.here) })
        case "unseen":
          return t("findings.unseen", { source: source(finding.source) })
      }
    },
    /** The two sources of a contradiction, each with what it says. */
    sides: (finding: Finding): readonly (readonly [string, string])[] =>
      finding.kind === "contradictory"
        ? [
            [source(finding.source), value(finding, finding.here)],
            [source(finding.thereSource), value(finding, finding.there)],
          ]
        : [],
  }
}
