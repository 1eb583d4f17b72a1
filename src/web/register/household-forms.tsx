import type { Static } from "typebox"
import { getBoard } from "../../contract/board.ts"
import {
  addHousehold,
  correctHousehold,
  endDwelling,
  endHousehold,
  getHome,
  type HomePage,
} from "../../contract/register.ts"
import type { Tenure } from "../../core/report/board.ts"
import { useTell } from "../app/query.ts"
import { errorsOf } from "../parts/checks.ts"
import type { Form } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { ChangeForm } from "./change-form.tsx"
import { countIn } from "./counts.ts"
import { FormField } from "./form-field.tsx"
import { useNewId } from "./use-new-id.ts"

const touched = [getHome, getBoard]
const tenures: readonly Tenure[] = ["owner-occupied", "let", "vacant"]

type Values = { tenure: Tenure; householder: string; phone: string; size: string }

const check = ({ size }: Values) =>
  errorsOf({ size: countIn(size, 0, 60) === null ? "registerForm.sizeError" : undefined })

const fieldsOf = ({ tenure, householder, phone, size }: Values) => ({
  tenure,
  householder: householder.trim(),
  phone: phone.trim(),
  size: Number(size),
})

export function AddHouseholdForm({ homeId, onDone }: { homeId: string; onDone: () => void }) {
  const change = useTell(addHousehold, touched)
  const id = useNewId()
  return (
    <ChangeForm
      how="add"
      initial={{ tenure: "owner-occupied" as Tenure, householder: "", phone: "", size: "" }}
      check={check}
      change={change}
      send={(values, when) => change.tell({ id, dwellingId: homeId, ...fieldsOf(values), ...when })}
      onDone={onDone}
    >
      {(form) => <HouseholdFields form={form as unknown as Form<Values>} />}
    </ChangeForm>
  )
}

type Household = Static<typeof HomePage>["households"][number]

export function CorrectHouseholdForm({ household, onDone }: { household: Household; onDone: () => void }) {
  const change = useTell(correctHousehold, touched)
  const { id, tenure, householder, phone, size } = household
  return (
    <ChangeForm
      how="correct"
      initial={{ tenure, householder, phone, size: String(size) }}
      check={check}
      change={change}
      send={(values, when) => change.tell({ id, ...fieldsOf(values), ...when })}
      onDone={onDone}
    >
      {(form) => <HouseholdFields form={form as unknown as Form<Values>} />}
    </ChangeForm>
  )
}

export function EndHouseholdForm({ householdId, onDone }: { householdId: string; onDone: () => void }) {
  const change = useTell(endHousehold, touched)
  return (
    <ChangeForm
      how="end"
      initial={{}}
      check={() => ({})}
      change={change}
      send={(_, when) => change.tell({ id: householdId, ...when })}
      onDone={onDone}
    />
  )
}

export function EndHomeForm({ homeId, onDone }: { homeId: string; onDone: () => void }) {
  const change = useTell(endDwelling, touched)
  return (
    <ChangeForm
      how="end"
      initial={{}}
      check={() => ({})}
      change={change}
      send={(_, when) => change.tell({ id: homeId, ...when })}
      onDone={onDone}
    />
  )
}

function HouseholdFields({ form }: { form: Form<Values> }) {
  const { t } = useWords()
  return (
    <>
      <ChoiceField
        label={t("registerForm.tenure")}
        value={form.values.tenure}
        choices={tenures.map((tenure) => ({ value: tenure, label: t(`tenure.${tenure}`) }))}
        onChange={(tenure) => form.set("tenure", tenure)}
      />
      <FormField form={form} name="householder" label="registerForm.householder" maxLength={60} />
      <FormField
        form={form}
        name="phone"
        label="registerForm.householdPhone"
        inputMode="tel"
        maxLength={40}
      />
      <FormField form={form} name="size" label="registerForm.size" inputMode="numeric" />
    </>
  )
}
