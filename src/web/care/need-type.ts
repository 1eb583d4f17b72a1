import type { Static } from "typebox"
import type { listCare, NeedLine } from "../../contract/care.ts"

export type Need = Static<typeof NeedLine>
export type CarePerson = Static<typeof listCare.reply>["people"][number]

/** What a need is called in a sentence. */
export function needName(need: Pick<Need, "door" | "category" | "asked">): string {
  const door = need.door.replace(/^\d+弄/, "")
  return [door, need.category, need.asked].filter((part) => part !== "").join(" ")
}

export const isOpen = (need: Need) => need.status !== "handed-over" && need.status !== "withdrawn"
