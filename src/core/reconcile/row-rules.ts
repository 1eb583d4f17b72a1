import { decideRow, isLikely, type MatchCandidate } from "./decide-row.ts"
import type { ListQuestion, RowEnd, RowIdentity, RowOutcome } from "./row-outcome.ts"

/** Somebody of the register whom a row may be, as far as it is kept with the row. */
export type RowCandidate = {
  readonly personId: string
  readonly chance: number
  readonly contradicts: boolean
  readonly isByTitle: boolean
}

export type Identified = {
  readonly identity: "same" | "new" | "doubtful"
  /** Who it is, or who it most likely is. */
  readonly personId: string | null
  readonly chance: number | null
}

/** Who a row is as far as that is found by itself; `candidates` are ordered by their chance, without those ruled out. */
export function identify(match: {
  readonly candidates: readonly MatchCandidate[]
  readonly clarity: number
}): Identified {
  const { is } = decideRow(match)
  const [best] = match.candidates
  const isSomebody = best !== undefined && is !== "new" && (is === "same" || comesIntoQuestion(best))
  return { identity: is, personId: isSomebody ? best.id : null, chance: best?.chance ?? null }
}

/** The likeliest that is left once somebody ruled others out: still to be looked at, or nobody. */
export function nextLikely(candidates: readonly RowCandidate[]): Identified {
  const next = candidates.find(comesIntoQuestion)
  return next === undefined
    ? { identity: "new", personId: null, chance: candidates[0]?.chance ?? null }
    : { identity: "doubtful", personId: next.personId, chance: next.chance }
}

/** 王阿姨 may be any of the home's who is called so, whatever the chance. */
function comesIntoQuestion(one: Pick<MatchCandidate, "chance" | "contradicts" | "isByTitle">): boolean {
  return isLikely(one) || (one.isByTitle && !one.contradicts)
}

/** What is asked of the person whom a row is, and of where the row says they live. */
export type RowGround = {
  readonly identity: RowIdentity
  readonly wasScreened: boolean
  readonly livesHere: boolean
  /** The row's address is of another neighbourhood. */
  readonly isElsewhere: boolean
}

/** What a row ends as, if nobody says otherwise; null where that has to be found out. */
export function proposeOutcome(asks: ListQuestion, ground: RowGround): RowOutcome | null {
  const { identity, wasScreened, livesHere, isElsewhere } = ground
  if (identity === "same") {
    if (asks === "return") return wasScreened ? "known" : "missed"
    return livesHere ? "known" : "not-living-here"
  }
  return identity === "new" && asks === "return" && isElsewhere ? "other-area" : null
}

/** What a row is now: who it is, or that it has ended. */
export type RowState = RowIdentity | "ended"

export const rowMoves = ["decide", "undecide", "end", "reopen", "call"] as const
export type RowMove = (typeof rowMoves)[number]

const looked: readonly RowState[] = ["same", "new", "doubtful", "later"]

/** Every move there is, from what: what waits is not decided before it was matched. */
const moves: Readonly<Record<RowMove, readonly RowState[]>> = {
  decide: looked,
  undecide: looked,
  end: looked,
  reopen: ["ended"],
  call: looked,
}

export function stateOf(row: {
  readonly identity: RowIdentity
  readonly outcome: RowOutcome | null
}): RowState {
  return row.outcome === null ? row.identity : "ended"
}

export function mayMoveRow(state: RowState, move: RowMove): boolean {
  return moves[move].includes(state)
}

/** Whoever is open, and whoever was given out as a task to be registered. */
export function mayRegisterRow(row: {
  readonly identity: RowIdentity
  readonly outcome: RowOutcome | null
  readonly endKind: RowEnd | null
}): boolean {
  return row.endKind === "task" || mayMoveRow(stateOf(row), "end")
}

/** Why a row may not end so; null when it may. `reason` is trimmed. */
export function mayEndRow(
  row: { readonly identity: RowIdentity; readonly personId: string | null },
  outcome: RowOutcome,
  given: { readonly reason: string; readonly hasTask: boolean },
): "row-needs-person" | "row-needs-reason" | "row-needs-task" | null {
  const isSomebody = row.identity === "same" && row.personId !== null
  if (outcome === "known") return isSomebody ? null : "row-needs-person"
  if (outcome === "missed") return isSomebody || given.hasTask ? null : "row-needs-task"
  return given.reason === "" ? "row-needs-reason" : null
}
