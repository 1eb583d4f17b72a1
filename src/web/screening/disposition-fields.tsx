import { parsePlainDate } from "../../core/kit/dates.ts"
import { type Disposition, dispositions } from "../../core/policy/policy.ts"
import type { Proposal } from "../../core/quarantine/propose-disposition.ts"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"

type DispositionFieldsProps = {
  proposal: Proposal
  /** What an earlier registration of this return has led to, in the book's word's meaning. */
  standing: Disposition | null
  value: Disposition | null
  reason: string
  reasonError: string | undefined
  onChange: (disposition: Disposition) => void
  onReason: (reason: string) => void
}

/** What the rule proposes, why and by which document; something milder may be chosen with a reason, nothing stricter. */
export function DispositionFields(props: DispositionFieldsProps) {
  const { t, language } = useWords()
  const { proposal, standing, reason, reasonError, onChange, onReason } = props
  const value = props.value ?? proposal.disposition
  const from = proposal.rule === null ? null : parsePlainDate(proposal.rule.inForceFrom)
  const isMilder = isStricter(proposal.disposition, value) && value !== standing && proposal.rule !== null
  return (
    <div className="screening-proposal">
      <div role="status">
        <p className="screening-proposed">
          {t("screening.proposes", { disposition: t(`screening.dispositions.${proposal.disposition}`) })}
        </p>
        <p>{t(`screening.why.${proposal.cause}`)}</p>
        {proposal.rule && from && (
          <p className="quiet small">
            {t("screening.rests", { document: proposal.rule.document, day: fullDayText(from, language) })}
          </p>
        )}
      </div>
      <ChoiceRow
        legend={t("screening.disposition")}
        value={value}
        choices={dispositions
          .filter((each) => mayBeChosen(each, proposal, standing))
          .toReversed()
          .map((each) => ({ value: each, label: t(`screening.dispositions.${each}`) }))}
        onChange={onChange}
      />
      {isMilder && (
        <TextField
          label={t("screening.reason")}
          maxLength={200}
          autoComplete="off"
          value={reason}
          error={reasonError}
          onChange={onReason}
        />
      )}
    </div>
  )
}

/** Nothing stricter than the rule asks for, or than what stands already, is offered. */
function mayBeChosen(each: Disposition, proposal: Proposal, standing: Disposition | null): boolean {
  if (proposal.rule === null && !isStricter(each, "health-monitoring")) return true
  return !isStricter(each, proposal.disposition) || (standing !== null && !isStricter(each, standing))
}

function isStricter(one: Disposition, other: Disposition): boolean {
  return dispositions.indexOf(one) > dispositions.indexOf(other)
}
