import { listPolicies } from "../../contract/access.ts"
import { listPolicyHistory, takeBackPolicy } from "../../contract/policies.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import { useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { fullDayText, momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { policyValueText } from "../parts/policy-text.ts"
import type { PolicyVersion } from "./policy-version.ts"

type PolicyHistoryProps = { versions: readonly PolicyVersion[]; onTakenBack: () => void }

/** Every version of a rule, the newest first, with who wrote it down and when. */
export function PolicyHistory({ versions, onTakenBack }: PolicyHistoryProps) {
  const { t, language } = useWords()
  const { may } = useSession()
  const { tell, busy, refused } = useTell(takeBackPolicy, [listPolicyHistory, listPolicies])
  const moment = (at: string) => momentText(at as Instant, language)
  const takeBack = async (id: string) => {
    if ((await tell({ id })).ok) onTakenBack()
  }
  return (
    <>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ol className="policy-versions">
        {versions.map((version) => {
          const { id, standing, endedAt, endedBy, recordedBy } = version
          const day = fullDayText(version.inForceFrom as PlainDate, language)
          return (
            <li key={id} className={standing === "ended" ? "policy-ended" : undefined}>
              <p>
                <strong>{day}</strong> {standing !== "coming" && t(`policies.standing.${standing}`)}
              </p>
              <p>{policyValueText(version, t)}</p>
              <p className="quiet">{version.document}</p>
              <p className="quiet small">
                {recordedBy === null
                  ? t("policies.fromStart")
                  : t("policies.recorded", { at: moment(version.recordedAt), by: recordedBy })}
                {endedAt !== null &&
                  ` · ${t("policies.endedAt", { at: moment(endedAt), by: endedBy ?? "" })}`}
              </p>
              {standing === "coming" && may("change-policies") && (
                <>
                  <Button busy={busy} onClick={() => takeBack(id)}>
                    {t("policies.takeBack")}
                  </Button>
                  <p className="quiet small">{t("policies.takeBackHint")}</p>
                </>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
