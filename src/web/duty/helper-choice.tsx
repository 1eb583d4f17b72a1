import { Field } from "../parts/field.tsx"
import { useWords } from "../parts/i18n.ts"
import type { DutyDay } from "./duty-type.ts"

type Helpers = DutyDay["helpers"]

type HelperChoiceProps = {
  label: string
  helpers: Helpers
  error?: string | undefined
  value: string
  onChange: (id: string) => void
}

/** Somebody on the roll, found by the first signs of their name as every list of a browser is. */
export function HelperChoice({ label, helpers, error, value, onChange }: HelperChoiceProps) {
  const { t } = useWords()
  return (
    <Field label={label} error={error}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          <option value="">{t("duty.choose")}</option>
          {helpers
            .filter(({ name }) => name !== "")
            .map(({ id, name, kind }) => (
              <option key={id} value={id}>
                {name} {t(`duty.kind.${kind}`)}
              </option>
            ))}
        </select>
      )}
    </Field>
  )
}
