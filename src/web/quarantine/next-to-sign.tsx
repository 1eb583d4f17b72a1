import { Link } from "@tanstack/react-router"
import { listCases } from "../../contract/quarantine.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { isIn } from "./case-filter.ts"

/** The way on to the next release that waits for the doctor, so that several are signed one after the other. */
export function NextToSign({ caseId }: { caseId: string }) {
  const { t } = useWords()
  const { data } = useAsk(listCases, { show: "open" }, { live: true })
  const waiting = (data?.cases ?? []).filter(
    (line) => line.id !== caseId && isIn("sign", line, data?.today as PlainDate, null),
  )
  const [next] = waiting
  if (next === undefined) return null
  const { id, door, person } = next
  return (
    <p>
      <Link to="/cases/$caseId" params={{ caseId: id }}>
        {t("case.nextToSign", { door, person, count: waiting.length })}
      </Link>
    </p>
  )
}
