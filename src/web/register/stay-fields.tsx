import type { Static } from "typebox"
import type { StandingName } from "../../contract/register.ts"
import type { Form } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { FormField } from "./form-field.tsx"

type Standing = Static<typeof StandingName>
export type PersonValues = { name: string; sex: string; idNumber: string; phone: string }
export type StayValues = { standing: Standing; relation: string; care: string }

const standings: readonly Standing[] = ["owner", "family", "tenant"]

export function PersonFields({ form }: { form: Form<PersonValues> }) {
  const { t } = useWords()
  const { sex } = form.errors
  return (
    <>
      <FormField form={form} name="name" label="registerForm.name" maxLength={60} />
      <ChoiceField
        label={t("registerForm.sex")}
        value={form.values.sex}
        error={sex && t(sex)}
        choices={[
          { value: "女", label: t("registerForm.female") },
          { value: "男", label: t("registerForm.male") },
        ]}
        onChange={(value) => form.set("sex", value)}
      />
      <FormField
        form={form}
        name="idNumber"
        label="registerForm.idNumber"
        hint="registerForm.idNumberHint"
        maxLength={40}
      />
      <FormField form={form} name="phone" label="registerForm.phone" inputMode="tel" maxLength={40} />
    </>
  )
}

export function StayFields({ form }: { form: Form<StayValues> }) {
  const { t } = useWords()
  return (
    <>
      <ChoiceField
        label={t("registerForm.standing")}
        value={form.values.standing}
        choices={standings.map((standing) => ({ value: standing, label: t(`standing.${standing}`) }))}
        onChange={(standing) => form.set("standing", standing)}
      />
      <FormField
        form={form}
        name="relation"
        label="registerForm.relation"
        hint="registerForm.relationHint"
        maxLength={40}
      />
      <FormField
        form={form}
        name="care"
        label="registerForm.care"
        hint="registerForm.careHint"
        maxLength={100}
      />
    </>
  )
}
