import type { BodyOf } from "../../contract/endpoint.ts"
import type { moveCase } from "../../contract/quarantine.ts"
import type { CaseMove } from "../../core/quarantine/case-step.ts"
import type { Case } from "./case-type.ts"

export type Step = BodyOf<typeof moveCase>["step"]
/** What was typed and chosen; a choice is `yes`, `no` or one of its names, a day `YYYY-MM-DD`. */
export type StepValues = Readonly<Record<string, string>>

export type StepField = {
  readonly name: string
  readonly kind: "text" | "long" | "day" | "yes-no" | "ground" | "channel" | "colleague"
  readonly isNeeded: boolean
}

const field = (name: string, kind: StepField["kind"], isNeeded = true): StepField => ({
  name,
  kind,
  isNeeded,
})

/** The fields of each step, in the order in which they are filled. */
export function fieldsOf(move: CaseMove, about: Case, values: StepValues): readonly StepField[] {
  switch (move) {
    case "assess-dwelling":
      return [field("suitable", "yes-no"), field("found", "long", values["suitable"] === "no")]
    case "give-notice":
      return [field("on", "day"), field("by", "text")]
    case "sign-undertaking":
      return [field("on", "day")]
    case "set-team":
      return [
        ...["doctor", "police", "committee"].map((name) => field(name, "text", false)),
        field("ownerId", "colleague", false),
      ]
    case "set-contact":
      return [field("wechat", "yes-no"), field("phone", "text", false)]
    case "extend":
      return [field("order", "text"), field("until", "day"), field("reason", "long")]
    case "transfer":
    case "centralise":
    case "undo":
      return [field("reason", "long")]
    case "return":
      return [field("reason", "long", false)]
    case "release":
      return [field("reason", "long", about.doubts.length > 0)]
    case "withdraw":
      return [field("ground", "ground"), field("reason", "long")]
    case "end-follow-up":
      return [field("fine", "yes-no"), field("found", "long")]
    case "object":
      return [field("objector", "text"), field("channel", "channel"), field("what", "long")]
    case "answer":
      return [field("upheld", "yes-no"), field("reason", "long"), field("goTo", "text")]
  }
}

/** What stands in the fields at first: what is known already. */
export function firstValues(move: CaseMove, about: Case, me: string): StepValues {
  switch (move) {
    case "assess-dwelling":
      return { suitable: "yes" }
    case "give-notice":
      return { on: about.today, by: me }
    case "sign-undertaking":
      return { on: about.today }
    case "set-team":
      return { ...about.team, ownerId: about.line.ownerId ?? "" }
    case "set-contact":
      return { wechat: about.wechat === false ? "no" : "yes" }
    case "withdraw":
      return { ground: "nothing-asked" }
    case "end-follow-up":
      return { fine: "yes" }
    case "object":
      return { channel: "phone" }
    case "answer":
      return { upheld: "no", goTo: about.objectTo }
    default:
      return {}
  }
}

/** The step that was filled in. */
export function stepOf(move: CaseMove, values: StepValues): Step {
  const text = (name: string) => (values[name] ?? "").trim()
  const isYes = (name: string) => values[name] === "yes"
  switch (move) {
    case "assess-dwelling":
      return { move, suitable: isYes("suitable"), found: text("found") }
    case "give-notice":
      return { move, on: text("on"), by: text("by") }
    case "sign-undertaking":
      return { move, on: text("on") }
    case "set-team": {
      const ownerId = text("ownerId") === "" ? null : text("ownerId")
      return { move, doctor: text("doctor"), police: text("police"), committee: text("committee"), ownerId }
    }
    case "set-contact":
      return { move, wechat: isYes("wechat"), phone: text("phone") }
    case "extend":
      return { move, order: text("order"), until: text("until"), reason: text("reason") }
    case "transfer":
    case "centralise":
    case "undo":
    case "return":
    case "release":
      return { move, reason: text("reason") }
    case "withdraw":
      return {
        ...{ move, reason: text("reason") },
        ground: text("ground") === "objection-upheld" ? "objection-upheld" : "nothing-asked",
      }
    case "end-follow-up":
      return { move, fine: isYes("fine"), found: text("found") }
    case "object":
      return { move, by: text("objector"), what: text("what"), channel: channelOf(text("channel")) }
    case "answer":
      return { move, upheld: isYes("upheld"), reason: text("reason"), goTo: text("goTo") }
  }
}

type Channel = Extract<Step, { move: "object" }>["channel"]
export const channels = ["phone", "door", "paper", "card", "street"] as const satisfies readonly Channel[]

function channelOf(name: string): Channel {
  return channels.find((channel) => channel === name) ?? "phone"
}
