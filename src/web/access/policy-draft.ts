import type { PolicyRule } from "../../core/policy/policy.ts"
import { type PolicyField, policyFields, slotNames } from "../../core/policy/policy-fields.ts"

/** What stands in a form's fields, as text; readings of a day have one each. */
export type PolicyDraft = Readonly<Record<string, string>>

type Slot = { readonly name: string; readonly missingFrom: string }

/** A rule's value as its form begins. */
export function draftOf(rule: PolicyRule, value: unknown): PolicyDraft {
  const given = value as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    fieldsOf(rule).flatMap(([name, field]) => {
      const cell = given[name]
      if (field.kind === "slots") {
        return (cell as readonly Slot[]).map((slot, index) => [`${name}.${index}`, slot.missingFrom])
      }
      if (field.kind === "names" || field.kind === "days")
        return [[name, (cell as readonly unknown[]).join("、")]]
      return [[name, cell === null || cell === undefined ? "" : String(cell)]]
    }),
  )
}

/** The value that a form says; what cannot be read stays as it was typed, so that it is refused by its field's name. */
export function valueIn(rule: PolicyRule, draft: PolicyDraft): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(rule).map(([name, field]) => [name, cellOf(name, field, draft)]))
}

export function fieldsOf(rule: PolicyRule): [string, PolicyField][] {
  return Object.entries(policyFields[rule])
}

function cellOf(name: string, field: PolicyField, draft: PolicyDraft): unknown {
  const text = (draft[name] ?? "").trim()
  switch (field.kind) {
    case "whole":
    case "tenth":
      return numberIn(text)
    case "flag":
      return text === "true"
    case "day-or-none":
      return text === "" ? null : text
    case "names":
      return listIn(text)
    case "days":
      return listIn(text).map(numberIn)
    case "slots":
      return slotNames.map((slot, index) => ({ name: slot, missingFrom: draft[`${name}.${index}`] ?? "" }))
    case "choice":
    case "clock":
    case "text":
      return text
  }
}

function numberIn(text: string): number | string {
  return /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : text
}

function listIn(text: string): string[] {
  return text.split(/[、,，;；\s]+/).filter((one) => one !== "")
}
