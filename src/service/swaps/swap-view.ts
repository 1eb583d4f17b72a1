import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import type { NamedTurn } from "../../core/roster/turn-objection.ts"

/** A turn that goes from one to another, in the names that the reader may see. */
export type MoveView = {
  readonly turnId: string
  readonly turn: NamedTurn
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly from: string
  readonly to: string
  readonly toId: string
  readonly isFromMe: boolean
  readonly isToMe: boolean
  readonly hasAgreed: boolean
}

type Names = Pick<DutyGround, "posts" | "hours">

export function nameSlot(
  { posts, hours }: Names,
  slot: { readonly day: PlainDate; readonly postId: string | null; readonly hoursId: string | null },
): NamedTurn {
  return {
    day: slot.day,
    post: posts.find(({ id }) => id === slot.postId)?.name ?? "",
    hours: hours.find(({ id }) => id === slot.hoursId)?.name ?? "",
  }
}

export function viewMoves(
  { ground }: { readonly ground: Names },
  moves: readonly {
    readonly turnId: string
    readonly day: PlainDate
    readonly postId: string
    readonly hoursId: string
    readonly startsAt: Instant
    readonly endsAt: Instant
    readonly from: string
    readonly to: string
    readonly agreedAt: Instant | null
  }[],
  { nameOf, readers }: { readonly nameOf: (id: string) => string; readonly readers: readonly string[] },
): MoveView[] {
  return moves.map((move) => ({
    ...{ turnId: move.turnId, turn: nameSlot(ground, move), startsAt: move.startsAt, endsAt: move.endsAt },
    ...{ from: nameOf(move.from), to: nameOf(move.to), toId: move.to },
    ...{ isFromMe: readers.includes(move.from), isToMe: readers.includes(move.to) },
    hasAgreed: move.agreedAt !== null,
  }))
}
