import type { ListQuestion, RowIdentity, RowOutcome } from "./row-outcome.ts"

/** Somebody of the register whom a row may be; `contradicts`: their documents or names cannot both be right. */
export type RowCandidate = {
  readonly personId: string
  readonly chance: number
  readonly contradicts: boolean
}

export type Identified = {
  readonly identity: "same" | "new" | "doubtful"
  /** Who it is, or who it most likely is. */
  readonly personId: string | null
  readonly chance: number | null
}

/** Of a hundred rows joined by themselves no more than one may be wrong; a person confirms each before it counts. */
const SAME_FROM = 0.99
/** Two who are both likely are told apart by a person. */
const RIVAL_FROM = 0.5
/** Below this nobody of the register comes into question: whoever looks at twenty such rows finds one. */
const NEW_BELOW = 0.05

/**
 * What people say of pairs with odds beyond this is about those two, and stands for them: it corrects no other score. One word
 * against a pair that is certain would else make every certain one doubtful.
 */
const TELLING_ODDS = 7

/** Of all that people decided what tells how far the engine's scores are off. */
export function tellingDecisions<Decided extends { readonly odds: number }>(
  decided: readonly Decided[],
): Decided[] {
  return decided.filter(({ odds }) => Math.abs(odds) <= TELLING_ODDS)
}

/** Who a row is as far as that is found by itself; `candidates` are ordered by their chance, without those ruled out. */
export function identify(candidates: readonly RowCandidate[]): Identified {
  const [best, second] = candidates
  if (best === undefined || best.chance < NEW_BELOW)
    return { identity: "new", personId: null, chance: best?.chance ?? null }
  const certain =
    best.chance >= SAME_FROM && (second === undefined || second.chance <= RIVAL_FROM) && !best.contradicts
  return { identity: certain ? "same" : "doubtful", personId: best.personId, chance: best.chance }
}

/** The likeliest that is left once somebody ruled others out: still to be looked at, or nobody. */
export function nextLikely(candidates: readonly RowCandidate[]): Identified {
  const left = identify(candidates)
  return left.identity === "same" ? { ...left, identity: "doubtful" } : left
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
