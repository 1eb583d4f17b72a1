import { useState } from "react"
import { changeCarePlan, endCarePlan, listCare, makeCarePlan } from "../../contract/care.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { DayField } from "../parts/day-field.tsx"
import { dayText, today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { ColleagueChoice } from "./colleague-choice.tsx"
import { ContactForm } from "./contact-form.tsx"
import { LastContact } from "./last-contact.tsx"
import type { CarePerson } from "./need-type.ts"
import { planText } from "./plan-text.ts"

type Way = "call" | "visit"
type Rhythm = Readonly<Record<Way, number>>
type Plan = CarePerson["plans"][number]
type PanelProps = { person: CarePerson; rhythm: Rhythm; onDone: (title: string) => void }

/** Somebody in special care: a contact is recorded, their plans are made, changed and ended. */
export function CarePanel({ person, rhythm, onDone }: PanelProps) {
  const free = (["call", "visit"] as const).filter((way) => person.plans.every((plan) => plan.way !== way))
  return (
    <div className="need-panel">
      <ContactForm person={person} onDone={onDone} />
      {person.lastContact !== null && (
        <LastContact
          key={person.lastContact.id}
          contact={person.lastContact}
          name={person.name}
          onDone={onDone}
        />
      )}
      {person.plans.map((plan) => (
        <PlanForm key={plan.id} plan={plan} person={person} onDone={onDone} />
      ))}
      {free.length > 0 && (
        <NewPlan key={free.join()} ways={free} person={person} rhythm={rhythm} onDone={onDone} />
      )}
    </div>
  )
}

/** A number of days as it is typed; null where it is none. */
function daysOf(text: string): number | null {
  const days = Number(text)
  return /^\d{1,2}$/.test(text.trim()) && days >= 1 && days <= 60 ? days : null
}

function PlanForm({ plan, person, onDone }: { plan: Plan } & Omit<PanelProps, "rhythm">) {
  const { t, language } = useWords()
  const changing = useTell(changeCarePlan, [listCare])
  const ending = useTell(endCarePlan, [listCare])
  const [why, setWhy] = useState<"consent-withdrawn" | "left" | "not-needed">("consent-withdrawn")
  const { values, set, errors, props } = useForm(
    { days: String(plan.everyDays), ownerId: plan.ownerId ?? "" },
    (typed) => errorsOf({ days: daysOf(typed.days) === null ? "care.daysWrong" : undefined }),
    async ({ days, ownerId }) => {
      if (changing.busy) return
      const said = { id: plan.id, everyDays: daysOf(days) ?? plan.everyDays, ownerId: ownerId || null }
      if ((await changing.tell(said)).ok) onDone(t("care.changed", { name: person.name }))
    },
  )
  const refused = changing.refused ?? ending.refused
  const end = async () => {
    if (!ending.busy && (await ending.tell({ id: plan.id, why })).ok) {
      onDone(t("care.ended", { name: person.name }))
    }
  }
  return (
    <form {...props} className="form need-task">
      <h3>{planText(t, plan)}</h3>
      <p className="quiet">
        {t("care.consented", {
          day: dayText(plan.consentedOn as PlainDate, language),
          how: t(`care.consentWay.${plan.consentedHow}`),
        })}
      </p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <TextField
        label={t("care.everyDays")}
        inputMode="numeric"
        value={values.days}
        error={errors.days && t(errors.days)}
        onChange={(value) => set("days", value)}
      />
      <ColleagueChoice
        label={t("care.owner")}
        nobody={t("care.nobody")}
        permission="run-needs"
        value={values.ownerId}
        onChange={(value) => set("ownerId", value)}
      />
      <Button type="submit" busy={changing.busy}>
        {t("care.change")}
      </Button>
      <ChoiceField
        label={t("care.endWhy")}
        value={why}
        choices={(["consent-withdrawn", "left", "not-needed"] as const).map((value) => ({
          value,
          label: t(`care.ends.${value}`),
        }))}
        onChange={setWhy}
      />
      <Button busy={ending.busy} onClick={() => void end()}>
        {t("care.end")}
      </Button>
    </form>
  )
}

type Values = {
  id: string
  way: Way
  days: string
  ownerId: string
  consentedOn: PlainDate | null
  how: "phone" | "door" | "paper"
}

function NewPlan({ ways, person, rhythm, onDone }: { ways: readonly Way[] } & PanelProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(makeCarePlan, [listCare])
  const [first = "call"] = ways
  const { values, set, errors, props } = useForm<Values>(
    {
      ...{ id: newId(), way: first, days: String(rhythm[first]), ownerId: "" },
      ...{ consentedOn: today(), how: "phone" },
    },
    (typed) =>
      errorsOf({
        days: daysOf(typed.days) === null ? "care.daysWrong" : undefined,
        consentedOn: typed.consentedOn === null ? "form.day" : undefined,
      }),
    async ({ id, way, days, ownerId, consentedOn, how }) => {
      if (busy || consentedOn === null) return
      const about = {
        id,
        personId: person.personId,
        homeId: person.homeId,
        way,
        consentedOn,
        consentedHow: how,
      }
      const answer = await tell({ ...about, everyDays: daysOf(days) ?? 1, ownerId: ownerId || null })
      if (answer.ok) onDone(t("care.made", { name: person.name }))
    },
  )
  return (
    <form {...props} className="form need-task">
      <h3>{t("care.planNew")}</h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <DayField
        label={t("care.consent")}
        value={values.consentedOn}
        error={errors.consentedOn && t(errors.consentedOn)}
        onChange={(day) => set("consentedOn", day)}
      />
      <ChoiceField
        label={t("care.consentHow")}
        value={values.how}
        choices={(["phone", "door", "paper"] as const).map((value) => ({
          value,
          label: t(`care.consentWay.${value}`),
        }))}
        onChange={(value) => set("how", value)}
      />
      <ChoiceField
        label={t("care.wayLabel")}
        value={values.way}
        choices={ways.map((value) => ({ value, label: t(`care.way.${value}`) }))}
        onChange={(way) => {
          set("way", way)
          set("days", String(rhythm[way]))
        }}
      />
      <TextField
        label={t("care.everyDays")}
        hint={t("care.everyHint", { count: rhythm[values.way] })}
        inputMode="numeric"
        value={values.days}
        error={errors.days && t(errors.days)}
        onChange={(value) => set("days", value)}
      />
      <ColleagueChoice
        label={t("care.owner")}
        nobody={t("care.nobody")}
        permission="run-needs"
        value={values.ownerId}
        onChange={(value) => set("ownerId", value)}
      />
      <Button type="submit" busy={busy}>
        {t("care.make")}
      </Button>
    </form>
  )
}
