import { type FormName, formNames } from "../forms/form-name.ts"

/** One thing per book, made in the order of the books. */
export function eachForm<T>(make: (form: FormName) => T): Record<FormName, T> {
  const made: Partial<Record<FormName, T>> = {}
  for (const form of formNames) made[form] = make(form)
  return made as Record<FormName, T>
}
