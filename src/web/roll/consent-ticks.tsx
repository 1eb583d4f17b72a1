import { useId } from "react"
import { consentKinds } from "../../core/roster/roll.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import type { GivenConsents } from "./worker-type.ts"

type ConsentTicksProps = {
  value: GivenConsents
  /** The one that is needed was not given when the form was sent. */
  isMissing: boolean
  onChange: (consents: GivenConsents) => void
}

/** What the volunteer agreed to, one by one, and whether on paper or on the telephone. */
export function ConsentTicks({ value, isMissing, onChange }: ConsentTicksProps) {
  const { t } = useWords()
  const id = useId()
  const wrong = isMissing && !value.what.includes("keep")
  return (
    <fieldset className="roll-ticks" aria-describedby={wrong ? id : undefined}>
      <legend>{t("roll.consents")}</legend>
      {consentKinds.map((what) => (
        <label key={what}>
          <input
            type="checkbox"
            checked={value.what.includes(what)}
            aria-invalid={wrong && what === "keep" ? true : undefined}
            onChange={({ target }) =>
              onChange({
                ...value,
                what: target.checked ? [...value.what, what] : value.what.filter((each) => each !== what),
              })
            }
          />
          {t(`roll.consent.${what}`)}
        </label>
      ))}
      {wrong && (
        <p className="field-error" id={id} role="alert">
          {t("roll.error.keep")}
        </p>
      )}
      <ChoiceField
        label={t("roll.consentHow")}
        value={value.how}
        choices={(["paper", "phone"] as const).map((how) => ({ value: how, label: t(`roll.ways.${how}`) }))}
        onChange={(how) => onChange({ ...value, how })}
      />
    </fieldset>
  )
}
