import { useEffect, useRef, useState } from "react"
import type { askToJoin } from "../../contract/roll.ts"
import { freeTimes } from "../../core/roster/free-times.ts"
import { consentKinds, workerSkills } from "../../core/roster/roll.ts"
import { call } from "../app/client.ts"
import { Field } from "../parts/field.tsx"
import { newId } from "../parts/ids.ts"
import { errorsOf, type JoinErrors, type JoinValues, joiningOf, nothing } from "./join-values.ts"
import { useSay } from "./small-words.ts"

const sending = { method: "POST", path: "/api/join/send" } as typeof askToJoin

/** The form: sent by one button; what was typed stays until the server has it, and goes under one id however often it is sent. */
export function JoinForm({ joinKey, onSent }: { joinKey: string; onSent: () => void }) {
  const { t } = useSay()
  const [id] = useState(newId)
  const [values, setValues] = useState<JoinValues>(nothing)
  const [errors, setErrors] = useState<JoinErrors>({})
  const [state, setState] = useState<{ busy: boolean; refusal: string | null }>({
    busy: false,
    refusal: null,
  })
  const form = useRef<HTMLFormElement>(null)
  const note = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (Object.keys(errors).length > 0)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [errors])
  useEffect(() => {
    if (state.refusal !== null) note.current?.focus()
  }, [state])
  const change = (changed: Partial<JoinValues>) => {
    setValues((before) => ({ ...before, ...changed }))
    const mended = Object.keys(changed)
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !mended.includes(name))),
    )
  }
  const send = async () => {
    if (state.busy) return
    const found = errorsOf(values)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setState({ busy: true, refusal: null })
    const answer = await call(sending, { body: { key: joinKey, id, joining: joiningOf(values) } })
    if (answer.ok) return onSent()
    if (answer.refusal === "bad-input" && answer.field === "phone") setErrors({ phone: "join.error.phone" })
    setState({ busy: false, refusal: answer.refusal })
  }
  const text = (name: "name" | "phone" | "birthYear" | "door" | "family", more: object = {}) => (
    <Field
      label={t(`join.field.${name}`)}
      hint={t(`join.hint.${name}`, { defaultValue: "" })}
      error={errors[name] && t(errors[name])}
    >
      {(control) => (
        <input
          {...control}
          {...more}
          className="input"
          value={values[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {text("name", { autoComplete: "name", maxLength: 40 })}
      {text("phone", { autoComplete: "tel", inputMode: "tel", maxLength: 20 })}
      {text("birthYear", { inputMode: "numeric", autoComplete: "bday-year", maxLength: 4 })}
      <Ticks
        legend={t("join.field.free")}
        textOf={(each) => t(`join.free.${each}`)}
        all={freeTimes}
        value={values.free}
        error={errors.free && t(errors.free)}
        onChange={(free) => change({ free })}
      />
      {text("door", { autoComplete: "off", maxLength: 40 })}
      {text("family", { autoComplete: "off", maxLength: 80 })}
      <Ticks
        legend={t("join.field.skills")}
        textOf={(each) => t(`join.skill.${each}`)}
        all={workerSkills}
        value={values.skills}
        onChange={(skills) => change({ skills })}
      />
      <Ticks
        legend={t("join.field.consents")}
        textOf={(each) => t(`join.consent.${each}`)}
        all={consentKinds}
        value={values.consents}
        error={errors.consents && t(errors.consents)}
        onChange={(consents) => change({ consents })}
      />
      {state.refusal !== null && (
        <p className="small-page-note" role="alert" ref={note} tabIndex={-1}>
          {t(`join.refused.${state.refusal}`, { defaultValue: t("join.refused.other") })}
        </p>
      )}
      <button type="submit" className="small-page-main" aria-disabled={state.busy || undefined}>
        {t(state.busy ? "join.sending" : "join.send")}
      </button>
    </form>
  )
}

type TicksProps<T extends string> = {
  legend: string
  textOf: (each: T) => string
  all: readonly T[]
  value: readonly string[]
  error?: string | undefined
  onChange: (chosen: T[]) => void
}

/** Large ticks, one under the other. */
function Ticks<T extends string>({ legend, textOf, all, value, error, onChange }: TicksProps<T>) {
  return (
    <fieldset className="join-ticks">
      <legend>{legend}</legend>
      {error && <p className="field-error">{error}</p>}
      {all.map((each, index) => (
        <label key={each}>
          <input
            type="checkbox"
            checked={value.includes(each)}
            aria-invalid={error !== undefined && index === 0 ? true : undefined}
            onChange={({ target }) =>
              onChange(all.filter((one) => (one === each ? target.checked : value.includes(one))))
            }
          />
          {textOf(each)}
        </label>
      ))}
    </fieldset>
  )
}
