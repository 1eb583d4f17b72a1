import { assignChecks, getRound, getWasteRound, listRoundPeople } from "../../contract/rounds.ts"
import { useAsk, useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { useWords } from "../parts/i18n.ts"
import type { Check } from "./round-type.ts"

/** Gives what is planned at a home, or in a stairwell, to somebody. */
export function AssignField({ label, checks }: { label: string; checks: readonly Check[] }) {
  const { t } = useWords()
  const { may } = useSession()
  const { data } = useAsk(listRoundPeople, undefined, { enabled: may("run-rounds") })
  const { tell, busy } = useTell(assignChecks, [getRound, getWasteRound])
  if (!may("run-rounds") || checks.length === 0) return null
  const owners = new Set(checks.map((check) => check.ownerId ?? ""))
  const [owner] = owners
  const value = owners.size === 1 ? (owner ?? "") : "several"
  return (
    <select
      className="input round-owner no-print"
      aria-label={label}
      disabled={busy}
      value={value}
      onChange={(event) =>
        void tell({ checkIds: checks.map(({ id }) => id), ownerId: event.target.value || null })
      }
    >
      <option value="">{t("rounds.nobody")}</option>
      {value === "several" && (
        <option value="several" disabled>
          {t("rounds.several")}
        </option>
      )}
      {(data?.people ?? []).map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </select>
  )
}
