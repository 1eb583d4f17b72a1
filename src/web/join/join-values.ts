import type { BodyOf } from "../../contract/endpoint.ts"
import type { askToJoin } from "../../contract/roll.ts"

export type Joining = BodyOf<typeof askToJoin>["joining"]

/** What is typed on the phone; the year as it is typed. */
export type JoinValues = Omit<Joining, "birthYear"> & { readonly birthYear: string }

export const nothing: JoinValues = {
  ...{ name: "", phone: "", birthYear: "", door: "", family: "", free: [], skills: [], consents: [] },
}

export type JoinErrors = Partial<Record<keyof JoinValues, string>>

/** What has to be mended before it is sent: the keys of its words. */
export function errorsOf({ name, phone, birthYear, free, consents }: JoinValues): JoinErrors {
  return {
    ...(name.trim() === "" ? { name: "join.error.name" } : {}),
    ...(phone.replace(/\D/g, "").length < 7 ? { phone: "join.error.phone" } : {}),
    ...(/^(19|20)\d\d$/.test(birthYear.trim()) ? {} : { birthYear: "join.error.birthYear" }),
    ...(free.length === 0 ? { free: "join.error.free" } : {}),
    ...(consents.includes("keep") ? {} : { consents: "join.error.keep" }),
  }
}

export function joiningOf(values: JoinValues): Joining {
  return { ...values, birthYear: Number(values.birthYear.trim()) }
}
