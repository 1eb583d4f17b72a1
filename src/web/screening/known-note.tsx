import { Link } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { findScreened } from "../../contract/screening.ts"
import { daysBetween, parsePlainDate } from "../../core/kit/dates.ts"
import { call } from "../app/client.ts"
import { dayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { ReturneeValues } from "./returnee-values.ts"
import { useBookWords } from "./use-book-words.ts"

export type Known = ReplyOf<typeof findScreened>

/** Whether who stands in the form was registered before, asked a moment after the last key; null while it is not known. */
export function useKnown({ person, isNew, name, idNumber, home }: ReturneeValues): Known | null {
  const [found, setFound] = useState<{ key: string; known: Known } | null>(null)
  const body = {
    personId: person?.id ?? null,
    ...(person === null
      ? { name, idNumber, homeId: home?.id ?? null }
      : { name: "", idNumber: "", homeId: null }),
  }
  const isWorthIt =
    person !== null || (isNew && (idNumber.length >= 15 || (name.length > 1 && home !== null)))
  const key = isWorthIt ? JSON.stringify(body) : ""
  useEffect(() => {
    if (key === "") return
    const state = { old: false }
    const timer = setTimeout(async () => {
      const answer = await call(findScreened, { body: JSON.parse(key) })
      if (!state.old && answer.ok) setFound({ key, known: answer.value })
    }, 150)
    return () => {
      state.old = true
      clearTimeout(timer)
    }
  }, [key])
  return found !== null && found.key === key ? found.known : null
}

/** Says that somebody is registered already, since when, through which channel, and on which day of quarantine they are. */
export function KnownNote({ known }: { known: Known | null }) {
  const { t, language } = useWords()
  const word = useBookWords()
  const first = known?.earlier.at(-1)
  const open = known?.case ?? null
  const countedFrom = open === null ? null : parsePlainDate(open.countedFrom)
  const dueOn = open === null ? null : parsePlainDate(open.dueOn)
  const firstDay = first === undefined ? null : parsePlainDate(first.at.slice(0, 10))
  return (
    <div className="screening-known" role="status">
      {first && firstDay && (
        <p>
          <strong>
            {t("screening.known", {
              day: dayText(firstDay, language),
              channel: word("channel", first.channel),
              count: known?.earlier.length ?? 0,
            })}
          </strong>{" "}
          {t("screening.joins")}
        </p>
      )}
      {open && countedFrom && dueOn && (
        <p>
          <strong>
            {t("screening.quarantined", {
              door: open.door,
              count: daysBetween(countedFrom, today()),
              day: dayText(dueOn, language),
            })}
          </strong>{" "}
          <Link to="/cases/$caseId" params={{ caseId: open.id }}>
            {t("screening.toCase")}
          </Link>
        </p>
      )}
    </div>
  )
}
