import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react"
import { isAtHand } from "./at-hand.ts"

/** A field's name → the key of the words that say what to do about it. */
export type FieldErrors<Values> = Partial<Record<keyof Values, string>>

export type Form<Values> = {
  values: Values
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void
  errors: FieldErrors<Values>
  /** Puts an error beside a field that the server refused. */
  refuse: (errors: FieldErrors<Values>) => void
  /** Back to the beginning, after it was sent; what was typed since stays. */
  clear: () => void
  props: { ref: RefObject<HTMLFormElement | null>; noValidate: true; onSubmit: (event: FormEvent) => void }
}

/**
 * A form's values, kept whatever happens. On Enter or the button they are checked; the first field that has to be mended
 * takes the focus, or `send` runs.
 */
export function useForm<Values extends object>(
  initial: Values,
  check: (values: Values) => FieldErrors<Values>,
  send: (values: Values) => void,
): Form<Values> {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<FieldErrors<Values>>({})
  const ref = useRef<HTMLFormElement>(null)
  const refused = useRef(false)
  const sent = useRef(initial)
  useEffect(() => {
    if (!refused.current || Object.keys(errors).length === 0) return
    refused.current = false
    // a refusal may come late
    if (isAtHand(ref.current)) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [errors])
  const show = (found: FieldErrors<Values>) => {
    refused.current = true
    setErrors(found)
  }
  return {
    values,
    set: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }))
      // an error goes as soon as its field is touched, without moving the focus
      if (errors[name]) setErrors(({ [name]: _mended, ...others }) => others as FieldErrors<Values>)
    },
    errors,
    refuse: show,
    clear: () => {
      setValues((now) => withoutSent(now, sent.current, initial))
      setErrors({})
    },
    props: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault()
        const found = check(values)
        show(found)
        if (Object.keys(found).length > 0) return
        sent.current = values
        send(values)
      },
    },
  }
}

/** What stands in a form once its answer has come: each value that was sent as at the beginning, each that was typed since. */
export function withoutSent<Values extends object>(now: Values, sent: Values, initial: Values): Values {
  const typed = Object.entries(now).filter(([name, value]) => value !== sent[name as keyof Values])
  return { ...initial, ...Object.fromEntries(typed) }
}
