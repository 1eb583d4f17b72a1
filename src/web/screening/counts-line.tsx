import { listScreenings } from "../../contract/screening.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"

/** The board's numbers that screening moves, as they stand now or stood at the end of a day. */
export function CountsLine({ kind, on }: { kind: "returnee" | "tenant"; on?: PlainDate }) {
  const { t } = useWords()
  const { data } = useAsk(listScreenings, { kind, on: on ?? today() }, { live: true })
  if (data === undefined) return null
  const counts = kind === "returnee" ? data.returnees : data.tenants
  return (
    <p className="screening-counts">
      {t(`screening.counts.${kind}`, { ...counts })}
      {kind === "returnee" && <> · {t("screening.inQuarantine", { count: data.inQuarantine })}</>}
    </p>
  )
}
