import type { ReactNode } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Answer } from "../parts/answer.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { DayField } from "../parts/day-field.tsx"
import { today } from "../parts/days.ts"
import { type FieldErrors, type Form, useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { LongTextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

/** Every change of the register has its day and its reason. */
export type When = { on: PlainDate; reason: string }
type WithWhen<Values> = Values & { on: PlainDate | null; reason: string }

type ChangeFormProps<Values> = {
  /** `end` and `correct` change the words of the day and of the button. */
  how: "add" | "correct" | "end"
  initial: Values
  check: (values: Values) => FieldErrors<Values>
  change: { busy: boolean; refused: { refusal: string } | null }
  send: (values: Values, when: When) => Promise<Answer<unknown>>
  onDone: () => void
  children?: (form: Form<WithWhen<Values>>) => ReactNode
}

const dayWords = { add: "registerForm.on", correct: "registerForm.onCorrect", end: "registerForm.onEnd" }
const sendWords = { add: "registerForm.save", correct: "registerForm.correct", end: "registerForm.end" }

/** The form of one change: its own fields, then day and reason. A refused field keeps what was typed and says what to do. */
export function ChangeForm<Values extends object>(props: ChangeFormProps<Values>) {
  const { how, initial, check, change, send, onDone, children } = props
  const { t } = useWords()
  const form = useForm<WithWhen<Values>>(
    { ...initial, on: today(), reason: "" },
    (values) => ({
      ...check(values),
      ...(errorsOf({
        on: values.on === null ? "form.day" : undefined,
        reason: missing(values.reason),
      }) as FieldErrors<WithWhen<Values>>),
    }),
    async (values) => {
      if (change.busy || values.on === null) return
      const answer = await send(values, { on: values.on, reason: values.reason.trim() })
      if (answer.ok) return onDone()
      if (answer.field !== undefined && answer.field in values) {
        const errors = { [answer.field]: `refusal.${answer.refusal}.do` }
        form.refuse(errors as FieldErrors<WithWhen<Values>>)
      }
    },
  )
  const { values, errors, set } = form
  return (
    <form {...form.props} className="form">
      {change.refused && <ErrorNote refusal={change.refused.refusal} />}
      {children?.(form)}
      <DayField
        label={t(dayWords[how])}
        value={values.on}
        error={errors.on && t(errors.on)}
        onChange={(day) => set("on", day as WithWhen<Values>["on"])}
      />
      <LongTextField
        label={t("registerForm.reason")}
        hint={t(how === "end" ? "registerForm.reasonHintEnd" : "registerForm.reasonHint")}
        maxLength={400}
        value={values.reason}
        error={errors.reason && t(errors.reason)}
        onChange={(reason) => set("reason", reason as WithWhen<Values>["reason"])}
      />
      <p>
        <Button kind={how === "end" ? "grave" : "main"} type="submit" busy={change.busy}>
          {t(sendWords[how])}
        </Button>
      </p>
    </form>
  )
}
