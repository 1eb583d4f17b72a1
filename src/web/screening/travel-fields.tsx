import { transports } from "../../core/quarantine/screening-words.ts"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { DayField } from "../parts/day-field.tsx"
import type { Form } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import type { ReturneeValues } from "./returnee-values.ts"

type TravelFieldsProps = {
  form: Pick<Form<ReturneeValues>, "values" | "set" | "errors">
  isFromKeyArea: boolean
  proposedArea: { readonly region: string; readonly document: string } | null
}

/** Where from, when, by what; exposure, and whether the dwelling is fit: all that the rule looks at. */
export function TravelFields({
  form: { values, set, errors },
  isFromKeyArea,
  proposedArea,
}: TravelFieldsProps) {
  const { t } = useWords()
  const yesNo = (["yes", "no"] as const).map((value) => ({ value, label: t(`screening.${value}`) }))
  return (
    <>
      <div className="screening-pair">
        <div data-field="from">
          <TextField
            label={t("screening.from")}
            hint={t("screening.fromHint")}
            maxLength={60}
            autoComplete="off"
            value={values.from}
            error={errors.from && t(errors.from)}
            onChange={(text) => set("from", text)}
          />
        </div>
        <ChoiceRow
          legend={t("screening.keyArea")}
          value={isFromKeyArea ? "yes" : "no"}
          choices={yesNo}
          onChange={(value) => set("keyArea", value)}
          hint={proposedArea ? t("screening.keyAreaBy", proposedArea) : t("screening.keyAreaNone")}
        />
      </div>
      <div className="screening-pair">
        <DayField
          label={t("screening.arrivedOn")}
          value={values.arrivedOn}
          error={errors.arrivedOn && t(errors.arrivedOn)}
          onChange={(day) => set("arrivedOn", day)}
        />
        <TextField
          label={t("screening.vehicle")}
          hint={t("screening.vehicleHint")}
          maxLength={60}
          autoComplete="off"
          value={values.vehicle}
          onChange={(text) => set("vehicle", text)}
        />
      </div>
      <ChoiceRow
        legend={t("screening.transport")}
        value={values.transport}
        choices={transports.map((value) => ({ value, label: t(`screening.transports.${value}`) }))}
        onChange={(value) => set("transport", value)}
      />
      <div className="screening-pair">
        {isFromKeyArea && (
          <DayField
            label={t("screening.leftKeyAreaOn")}
            value={values.leftKeyAreaOn}
            error={errors.leftKeyAreaOn && t(errors.leftKeyAreaOn)}
            onChange={(day) => set("leftKeyAreaOn", day)}
          />
        )}
        <DayField
          label={t("screening.lastContactOn")}
          value={values.lastContactOn}
          error={errors.lastContactOn && t(errors.lastContactOn)}
          onChange={(day) => set("lastContactOn", day)}
        />
      </div>
      <div className="screening-pair">
        <ChoiceRow
          legend={t("screening.suitable")}
          value={values.suitable}
          choices={[
            { value: "yes", label: t("screening.fit.yes") },
            { value: "not-yet", label: t("screening.fit.notYet") },
            { value: "no", label: t("screening.fit.no") },
          ]}
          onChange={(value) => set("suitable", value)}
        />
        <ChoiceRow
          legend={t("screening.symptoms")}
          value={values.symptoms}
          choices={[
            { value: "no", label: t("screening.no") },
            { value: "yes", label: t("screening.yes") },
          ]}
          onChange={(value) => set("symptoms", value)}
          hint={values.symptoms === "yes" ? t("screening.symptomsHint") : undefined}
        />
      </div>
    </>
  )
}
