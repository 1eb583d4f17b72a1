import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import { companyOf, type Move, type Standing, whyNotMove } from "../../core/roster/standing.ts"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { insertDutyMessages } from "../../store/roster/duty-messages.ts"
import { findTurns, type HeldTurn } from "../../store/roster/sign-ups.ts"
import { listSwapsWith, type Swap } from "../../store/roster/swaps.ts"
import type { Refusal } from "../context.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import { refuse } from "../refusal.ts"
import { readStanding } from "../roster/read-standing.ts"

export type SwapWork = Pick<SpreadWork, "tx" | "communityId" | "accountId" | "now" | "newId">

/** Which turn goes to whom. */
export type Part = { readonly turnId: string; readonly to: string }

/** Turns with whoever takes them, and what the rules hold against it. */
export type CheckedSwap = {
  readonly parts: readonly (Part & { readonly turn: HeldTurn })[]
  readonly standing: Standing
  readonly objections: readonly TurnObjection[]
}

/**
 * Looks at a swap before it is asked. Whoever gives a turn takes one of the others', but for whoever asks and those who come
 * along: nobody's turn goes without their word.
 */
export async function checkNewSwap(
  work: SwapWork,
  given: { readonly turnId: string; readonly parts: readonly Part[] },
): Promise<CheckedSwap | Refusal<"not-found" | "already-asked" | "wrong-swap">> {
  const { tx, communityId, now } = work
  const parts = given.parts.map(({ turnId, to }) => ({ turnId: turnId.toLowerCase(), to: to.toLowerCase() }))
  const ids = [...new Set(parts.map(({ turnId }) => turnId))]
  const turns = await findTurns(tx, communityId, ids)
  const own = turns.find(({ id }) => id === given.turnId.toLowerCase())
  if (own === undefined || turns.length < ids.length) return refuse("not-found", "turnId")
  if (turns.some(({ endedAt, startsAt }) => endedAt !== null || startsAt <= now())) {
    return refuse("not-found", "parts")
  }
  if ((await listSwapsWith(tx, communityId, ids)).length > 0) return refuse("already-asked", "turnId")
  const held = parts.flatMap((part) => {
    const turn = turns.find(({ id }) => id === part.turnId)
    return turn === undefined ? [] : [{ ...part, turn }]
  })
  const people = [...turns.map(({ workerId }) => workerId), ...parts.map(({ to }) => to)]
  const standing = await readStanding(tx, communityId, daysOf(turns), people)
  const askers = companyOf(standing.ground, own.workerId).map(({ id }) => id)
  const takers = parts.map(({ to }) => to)
  const isFair =
    ids.length === parts.length &&
    held.every(({ turn, to }) => turn.workerId !== to) &&
    turns.every(({ workerId }) => askers.includes(workerId) || takers.includes(workerId))
  if (!isFair) return refuse("wrong-swap", "parts")
  return { parts: held, standing, objections: whyNotMove(standing, held.map(moveOf)) }
}

function moveOf({ turn, to }: { readonly turn: HeldTurn; readonly to: string }): Move {
  const { day, postId, hoursId, workerId } = turn
  return { day, postId, hoursId, from: workerId, to }
}

/** What the rules hold against a swap as things stand now. */
export function whyNotSwap(standing: Standing, { parts }: Pick<Swap, "parts">): TurnObjection[] {
  return whyNotMove(standing, parts)
}

export function daysOf(turns: readonly { readonly day: PlainDate }[]): {
  readonly from: PlainDate
  readonly until: PlainDate
} {
  const days = turns.map(({ day }) => day).sort()
  const [from, until] = [days[0], days[days.length - 1]]
  if (from === undefined || until === undefined) throw new Error("a swap has turns")
  return { from, until }
}

/** Everybody who gives or takes a turn. */
export function peopleIn({
  parts,
}: {
  readonly parts: readonly { readonly from: string; readonly to: string }[]
}): string[] {
  return [...new Set(parts.flatMap(({ from, to }) => [from, to]))]
}

/** When the first turn of a swap begins. */
export function lapsesAt({ parts }: Pick<Swap, "parts">): Instant {
  const starts = parts.map(({ startsAt }) => startsAt).sort()
  if (starts[0] === undefined) throw new Error("a swap has turns")
  return starts[0]
}

/** Tells everybody in a swap, but for whoever does it. */
export async function tellSwap(
  { tx, communityId, now, newId }: SwapWork,
  {
    id,
    parts,
  }: {
    readonly id: string
    readonly parts: readonly { readonly from: string; readonly to: string }[]
  },
  what: "swap-asked" | "swap-decided",
  but: readonly string[] = [],
): Promise<void> {
  const people = peopleIn({ parts }).filter((each) => !but.includes(each))
  await insertDutyMessages(
    tx,
    communityId,
    people.map((workerId) => ({ id: newId(), workerId, what, aboutId: id })),
    now(),
  )
}
