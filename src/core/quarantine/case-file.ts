import { dayOf, type Instant, type PlainDate } from "../kit/dates.ts"
import type { EndReason } from "./case-fold.ts"
import type { CaseMove } from "./case-step.ts"

/** A step as its fact keeps it: codes, ids and days, no names and no free text. */
export type KeptStep = {
  readonly id: string
  readonly at: Instant
  /** Which step of its case it is: two of one moment stay in their order. */
  readonly place: number
  readonly move: CaseMove
  readonly data: Readonly<Record<string, string>>
}

/** Papers and people of a case, as its steps left them; each part names the step that says so. */
export type CaseFile = {
  readonly dwelling: { readonly step: string; readonly on: PlainDate; readonly suitable: boolean } | null
  readonly notice: Signed | null
  readonly undertaking: Signed | null
  readonly team: { readonly step: string } | null
  readonly contact: { readonly step: string; readonly wechat: boolean } | null
  readonly extension: {
    readonly step: string
    readonly previous: PlainDate
    readonly until: PlainDate
  } | null
  readonly end: { readonly step: string; readonly on: PlainDate; readonly reason: EndReason } | null
  /** The second clock: calls after the release. `ended`: with what was found, before its day or on it. */
  readonly followUp: {
    readonly until: PlainDate
    readonly ended: { readonly step: string; readonly on: PlainDate; readonly fine: boolean } | null
  } | null
  readonly objections: readonly Objection[]
  /** What was done last and still stands. */
  readonly last: { readonly step: string; readonly move: CaseMove; readonly on: PlainDate } | null
}

type Signed = { readonly step: string; readonly on: PlainDate }

export type Objection = {
  readonly step: string
  readonly at: Instant
  readonly answer: { readonly step: string; readonly at: Instant; readonly upheld: boolean } | null
}

export const emptyFile: CaseFile = {
  ...{ dwelling: null, notice: null, undertaking: null, team: null, contact: null },
  ...{ extension: null, end: null, followUp: null, objections: [], last: null },
}

/** What a case that goes on after a hospital takes over: the dwelling, its papers and its people are the same. */
export function carriedOn(before: CaseFile): CaseFile {
  const { dwelling, notice, undertaking, team, contact } = before
  return { ...emptyFile, dwelling, notice, undertaking, team, contact }
}

/**
 * A case's file from its steps, in whatever order they arrive and however often: a step that was undone is as if it had never
 * been, of two of a kind the later one stands.
 */
export function foldFile(steps: readonly KeptStep[], carried: CaseFile = emptyFile): CaseFile {
  const once = [...new Map(steps.map((step) => [step.id, step])).values()]
  const undone = new Set(once.flatMap((step) => (step.move === "undo" ? [step.data["undoes"] ?? ""] : [])))
  return once
    .filter((step) => step.move !== "undo" && !undone.has(step.id))
    .toSorted(
      (one, other) => compare(one.at, other.at) || one.place - other.place || compare(one.id, other.id),
    )
    .reduce(take, carried)
}

function take(file: CaseFile, step: KeptStep): CaseFile {
  const { id, move, data } = step
  const on = (data["on"] ?? dayOf(step.at)) as PlainDate
  const last = { ...file, last: { step: id, move, on } }
  switch (move) {
    case "assess-dwelling":
      return { ...last, dwelling: { step: id, on, suitable: data["suitable"] === "yes" } }
    case "give-notice":
      return { ...last, notice: { step: id, on } }
    case "sign-undertaking":
      return { ...last, undertaking: { step: id, on } }
    case "set-team":
      return { ...last, team: { step: id } }
    case "set-contact":
      return { ...last, contact: { step: id, wechat: data["wechat"] === "yes" } }
    case "extend": {
      const { previous, until } = data as { previous: PlainDate; until: PlainDate }
      return { ...last, extension: { step: id, previous, until } }
    }
    case "transfer":
    case "centralise":
    case "withdraw":
    case "release": {
      const ended = { ...last, end: { step: id, on, reason: endOf[move] } }
      const follow = data["follow"] as PlainDate | undefined
      return follow === undefined ? ended : { ...ended, followUp: { until: follow, ended: null } }
    }
    case "end-follow-up": {
      if (file.followUp === null) return last
      const ended = { step: id, on, fine: data["fine"] === "yes" }
      return { ...last, followUp: { ...file.followUp, ended } }
    }
    case "object":
      return { ...last, objections: [...file.objections, { step: id, at: step.at, answer: null }] }
    case "answer": {
      const answer = { step: id, at: step.at, upheld: data["upheld"] === "yes" }
      const about = data["objection"]
      return {
        ...last,
        objections: file.objections.map((one) => (one.step === about ? { ...one, answer } : one)),
      }
    }
    // a return opens the case that goes on; this one stays as it ended
    case "return":
    case "undo":
      return last
  }
}

export const endOf = {
  transfer: "transferred",
  centralise: "centralised",
  withdraw: "withdrawn",
  release: "released",
} as const satisfies Partial<Record<CaseMove, EndReason>>

/** The objection that nobody has answered yet. */
export function openObjection(file: CaseFile): Objection | null {
  return file.objections.find((one) => one.answer === null) ?? null
}

/** Papers that a case needs from its first day on. */
export const casePapers = ["dwelling", "notice", "undertaking"] as const
export type CasePaper = (typeof casePapers)[number]

export function missingPapers(file: CaseFile): CasePaper[] {
  return casePapers.filter((paper) => file[paper] === null)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
