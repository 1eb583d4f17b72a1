import { readIdNumber } from "../../core/people/id-number.ts"
import type { FieldErrors } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"

type Said = { readonly name: string; readonly idNumber: string; readonly phone: string }

type WhoFieldsProps = {
  /** Of somebody known, only what the register lacks is asked. */
  ask: readonly (keyof Said)[]
  values: Said
  errors: FieldErrors<Said>
  onChange: <Name extends keyof Said>(name: Name, value: string) => void
}

/** Name, document and telephone of somebody new, or what is missing of somebody known. */
export function WhoFields({ ask, values, errors, onChange }: WhoFieldsProps) {
  const { t } = useWords()
  const isWrong = readIdNumber(values.idNumber).kind === "wrong-check"
  return (
    <div className="screening-pair">
      {ask.includes("name") && (
        <TextField
          label={t("screening.name")}
          maxLength={60}
          autoComplete="off"
          autoFocus
          value={values.name}
          error={errors.name && t(errors.name)}
          onChange={(text) => onChange("name", text)}
        />
      )}
      {ask.includes("idNumber") && (
        <TextField
          label={t("screening.idNumber")}
          hint={isWrong ? t("screening.wrongCheck") : undefined}
          maxLength={40}
          autoComplete="off"
          value={values.idNumber}
          error={errors.idNumber && t(errors.idNumber)}
          onChange={(text) => onChange("idNumber", text)}
        />
      )}
      {ask.includes("phone") && (
        <TextField
          label={t("screening.phone")}
          inputMode="tel"
          maxLength={40}
          autoComplete="off"
          value={values.phone}
          error={errors.phone && t(errors.phone)}
          onChange={(text) => onChange("phone", text)}
        />
      )}
    </div>
  )
}
