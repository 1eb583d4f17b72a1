import type { Permission } from "../access/roles.ts"
import type { PlainDate } from "../kit/dates.ts"
import { type CaseFile, openObjection } from "./case-file.ts"
import type { EndReason } from "./case-fold.ts"
import { type CaseMove, caseMoves } from "./case-step.ts"
import type { ReleaseDoubt } from "./release-doubts.ts"

/** A case as moves see it. */
export type CaseStanding = {
  readonly openedOn: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly endReason: EndReason | null
  readonly file: CaseFile
  /** No later case of the same person follows. */
  readonly isLast: boolean
  /** What speaks against a release although its day has come. */
  readonly doubts: readonly ReleaseDoubt[]
  /** Which rules are in force today: without one there is no case, no extension, no other place to go. */
  readonly rules: { readonly length: boolean; readonly central: boolean }
  readonly today: PlainDate
}

/** Who signs or does a move: the office, the health centre's doctor. */
export type MovePermission = Extract<Permission, "run-cases" | "sign-health">

export type MoveRefusal =
  | "case-move-not-allowed"
  | "not-due-yet"
  | "dwelling-not-unsuitable"
  | "no-rule-in-force"
  | "objection-not-upheld"

type MoveRule = {
  readonly by: readonly MovePermission[]
  /** Why it may not be made now; null where it may. */
  readonly refuse: (standing: CaseStanding) => MoveRefusal | null
  /** Pressed often, so that it stands first. */
  readonly isNext?: (standing: CaseStanding) => boolean
}

const office = ["run-cases"] as const
const doctor = ["sign-health"] as const
const both = ["run-cases", "sign-health"] as const

const isOpen = ({ endedOn }: CaseStanding) => endedOn === null
const whileOpen = (standing: CaseStanding) => (isOpen(standing) ? null : "case-move-not-allowed")
const isFollowed = ({ endReason, file }: CaseStanding) =>
  endReason === "released" && file.followUp !== null && file.followUp.ended === null
const isDue = ({ dueOn, today }: CaseStanding) => dueOn <= today
/** Its papers and people are what comes next: not once it is due, nor where it cannot stay at home. */
const isBegun = (standing: CaseStanding) =>
  isOpen(standing) && !isDue(standing) && standing.file.dwelling?.suitable !== false

/** Every move there is, who makes it, and when; buttons and server ask the same table. */
export const caseMoveRules: Readonly<Record<CaseMove, MoveRule>> = {
  "assess-dwelling": {
    by: doctor,
    refuse: whileOpen,
    isNext: (standing) => isBegun(standing) && standing.file.dwelling === null,
  },
  "give-notice": {
    by: office,
    refuse: whileOpen,
    isNext: (standing) => isBegun(standing) && standing.file.notice === null,
  },
  "sign-undertaking": {
    by: office,
    refuse: whileOpen,
    isNext: (standing) => isBegun(standing) && standing.file.undertaking === null,
  },
  "set-team": {
    by: office,
    refuse: whileOpen,
    isNext: (standing) => isBegun(standing) && standing.file.team === null,
  },
  "set-contact": {
    by: office,
    refuse: whileOpen,
    isNext: (standing) => isBegun(standing) && standing.file.contact === null,
  },
  extend: {
    by: office,
    refuse: (standing) => whileOpen(standing) ?? (standing.rules.length ? null : "no-rule-in-force"),
  },
  transfer: { by: both, refuse: whileOpen },
  return: {
    by: office,
    refuse: ({ endReason, isLast, openedOn, today, rules }) => {
      // a line of the ledger belongs to the case that was open on its day
      if (endReason !== "transferred" || !isLast || today <= openedOn) return "case-move-not-allowed"
      return rules.length ? null : "no-rule-in-force"
    },
    isNext: ({ endReason, isLast }) => endReason === "transferred" && isLast,
  },
  centralise: {
    by: both,
    refuse: (standing) => {
      if (!isOpen(standing)) return "case-move-not-allowed"
      if (standing.file.dwelling?.suitable !== false) return "dwelling-not-unsuitable"
      return standing.rules.central ? null : "no-rule-in-force"
    },
    isNext: (standing) => isOpen(standing) && standing.file.dwelling?.suitable === false,
  },
  withdraw: { by: office, refuse: whileOpen },
  release: {
    by: doctor,
    refuse: (standing) => whileOpen(standing) ?? (isDue(standing) ? null : "not-due-yet"),
    isNext: (standing) => isOpen(standing) && isDue(standing),
  },
  "end-follow-up": {
    by: both,
    refuse: (standing) => (isFollowed(standing) ? null : "case-move-not-allowed"),
    isNext: (standing) => isFollowed(standing) && (standing.file.followUp?.until ?? "") <= standing.today,
  },
  object: {
    by: both,
    refuse: ({ file }) => (openObjection(file) === null ? null : "case-move-not-allowed"),
  },
  answer: {
    by: office,
    refuse: ({ file }) => (openObjection(file) === null ? "case-move-not-allowed" : null),
    isNext: ({ file }) => openObjection(file) !== null,
  },
  undo: {
    by: both,
    refuse: (standing) => (undoable(standing) === null ? "case-move-not-allowed" : null),
  },
}

/** The step that can still be taken back: the last one, an end only on its own day and while no other case follows. */
function undoable({ file, today, isLast }: CaseStanding): CaseMove | null {
  const { last } = file
  if (last === null || !canBeUndone[last.move]) return null
  if (last.step === file.end?.step && (last.on < today || !isLast)) return null
  return last.move
}

const canBeUndone: Readonly<Record<CaseMove, boolean>> = {
  ...{ "assess-dwelling": true, "give-notice": true, "sign-undertaking": true, "set-team": true },
  ...{ "set-contact": true, extend: true, transfer: true, centralise: true, withdraw: true, release: true },
  "end-follow-up": true,
  // what was said in a dispute stays, and a return has opened a case
  ...{ return: false, object: false, answer: false, undo: false },
}

/** Whether whoever has this permission may ever make the move; what is undone is undone by who may do it. */
export function mayMake(permission: MovePermission, move: CaseMove, standing: CaseStanding): boolean {
  const made = move === "undo" ? undoable(standing) : move
  return made !== null && caseMoveRules[made].by.includes(permission)
}

/** What may be done with a case now by somebody with these permissions, what is most likely first. */
export function movesOf(standing: CaseStanding, permissions: readonly MovePermission[]): CaseMove[] {
  const allowed = caseMoves.filter(
    (move) =>
      caseMoveRules[move].refuse(standing) === null &&
      permissions.some((permission) => mayMake(permission, move, standing)),
  )
  return [
    ...allowed.filter((move) => isNext(move, standing)),
    ...allowed.filter((move) => !isNext(move, standing)),
  ]
}

/** Whether a move is what the case waits for. */
export function isNext(move: CaseMove, standing: CaseStanding): boolean {
  return caseMoveRules[move].isNext?.(standing) ?? false
}
