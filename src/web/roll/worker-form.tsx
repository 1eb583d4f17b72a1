import { type ReactNode, useState } from "react"
import { Button } from "../parts/button.tsx"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { AlikeNote } from "./alike-note.tsx"
import { ConsentTicks } from "./consent-ticks.tsx"
import { FamilyField } from "./family-field.tsx"
import { FreeField } from "./free-field.tsx"
import { RollHomeField } from "./roll-home-field.tsx"
import { SkillsField } from "./skills-field.tsx"
import type { GivenConsents, NewKind, Worker } from "./worker-type.ts"
import { errorsOfWorker, isYoungBy, type WorkerValues } from "./worker-values.ts"

type WorkerFormProps = {
  initial: WorkerValues
  /** Null where somebody new is written down: then their kind and what they agree to are asked too. */
  self: string | null
  said?: { readonly door: string; readonly family: string }
  workers: readonly Worker[]
  submit: string
  busy: boolean
  refused?: ReactNode
  onSend: (values: WorkerValues, consents: GivenConsents) => void
  onOpen: (id: string) => void
  /** Beside the button. */
  children?: ReactNode
}

const kinds: readonly NewKind[] = ["volunteer", "organisation", "guard", "cleaner"]

const months = Array.from({ length: 12 }, (_, index) => String(index + 1))

/** Everything that the roll has of somebody, in the order in which it is asked at the counter. */
export function WorkerForm(props: WorkerFormProps) {
  const { initial, self, said, workers, submit, busy, refused, onSend, onOpen, children } = props
  const { t } = useWords()
  const [consents, setConsents] = useState<GivenConsents>({ how: "paper", what: [] })
  const [isAsked, setAsked] = useState(false)
  const form = useForm(initial, errorsOfWorker, (values) => {
    const lacks = self === null && values.kind === "volunteer" && !consents.what.includes("keep")
    setAsked(lacks)
    if (!busy && !lacks) onSend(values, values.kind === "volunteer" ? consents : { how: "paper", what: [] })
  })
  const { values, set, errors } = form
  const text = (name: "name" | "phone" | "calling" | "birthYear" | "mostTurns" | "heads" | "owedTurns") => ({
    value: values[name],
    error: errors[name] && t(errors[name]),
    onChange: (value: string) => set(name, value),
    autoComplete: "off",
  })
  const isOrganisation = values.kind === "organisation"
  const young = isYoungBy(values.birthYear)
  return (
    <form className="form roll-form" {...form.props}>
      {refused}
      {self === null && (
        <ChoiceField
          label={t("roll.kind")}
          value={values.kind as NewKind}
          choices={kinds.map((kind) => ({ value: kind, label: t(`roll.kinds.${kind}`) }))}
          onChange={(kind) => set("kind", kind)}
        />
      )}
      <div className="form-pair">
        <TextField
          label={t(isOrganisation ? "roll.organisationName" : "roll.name")}
          maxLength={40}
          autoFocus
          {...text("name")}
        />
        <TextField
          label={t("roll.phone")}
          hint={t("roll.phoneHint")}
          inputMode="tel"
          maxLength={20}
          {...text("phone")}
        />
      </div>
      <AlikeNote
        self={self}
        values={values}
        onPerson={(personId) => set("personId", personId)}
        onOpen={onOpen}
      />
      <RollHomeField
        label={t("roll.doorOptional")}
        hint={said?.door ? t("roll.saidDoor", { text: said.door }) : t("roll.doorHint")}
        typed={said?.door ?? ""}
        value={values.home}
        onChange={(home) => set("home", home)}
      />
      <FreeField
        value={values.free}
        error={errors.free && t(errors.free)}
        onChange={(free) => set("free", free)}
      />
      {isOrganisation ? (
        <div className="form-pair">
          <TextField label={t("roll.heads")} inputMode="numeric" maxLength={2} {...text("heads")} />
          <TextField label={t("roll.owedTurns")} inputMode="numeric" maxLength={2} {...text("owedTurns")} />
        </div>
      ) : (
        <>
          <div className="form-pair">
            <TextField
              label={t("roll.birthYear")}
              hint={t(young ? "roll.young" : "roll.birthYearHint")}
              inputMode="numeric"
              maxLength={4}
              {...text("birthYear")}
            />
            {young && (
              <ChoiceField
                label={t("roll.birthMonth")}
                hint={t("roll.birthMonthHint")}
                value={values.birthMonth}
                choices={["", ...months].map((value) => ({
                  value,
                  label: value === "" ? t("roll.notAsked") : t("roll.month", { month: value }),
                }))}
                onChange={(month) => set("birthMonth", month)}
              />
            )}
            <TextField
              label={t("roll.mostTurns")}
              hint={t("roll.mostTurnsHint")}
              inputMode="numeric"
              maxLength={2}
              {...text("mostTurns")}
            />
          </div>
          <label className="roll-tick">
            <input
              type="checkbox"
              checked={values.isExperienced}
              onChange={({ target }) => set("isExperienced", target.checked)}
            />
            {t("roll.experienced")}
          </label>
        </>
      )}
      <SkillsField value={values.skills} onChange={(skills) => set("skills", skills)} />
      {!isOrganisation && (
        <FamilyField
          workers={workers.filter(({ id, stage }) => id !== self && stage === "active")}
          value={values.family}
          bond={values.bond}
          {...(said ? { said: said.family } : {})}
          onChange={(family) => set("family", family)}
          onBond={(bond) => set("bond", bond)}
        />
      )}
      <TextField label={t("roll.calling")} maxLength={40} {...text("calling")} />
      {self === null && values.kind === "volunteer" && (
        <ConsentTicks value={consents} isMissing={isAsked} onChange={setConsents} />
      )}
      <p className="row">
        <Button kind="main" type="submit" busy={busy}>
          {submit}
        </Button>
        {children}
      </p>
    </form>
  )
}
