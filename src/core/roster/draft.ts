import type { PlainDate } from "../kit/dates.ts"
import type { PostTurn } from "./duty-ground.ts"

/** A place of the draft; `isPinned`: a proposal leaves it where it is. */
export type DraftTurn = PostTurn & { readonly isPinned: boolean }

/** What one step took away from a draft and put there. */
export type DraftStep = { readonly taken: readonly DraftTurn[]; readonly put: readonly DraftTurn[] }

/** One place that becomes another, or none. */
export type DraftChange = {
  readonly workerId: string
  readonly head: number
  readonly day: PlainDate
  readonly to: { readonly postId: string; readonly hoursId: string } | null
  readonly isPinned: boolean
}

/** Who stands where on a day: nobody has two places on one. */
export function placeKey({ day, workerId, head }: Pick<PostTurn, "day" | "workerId" | "head">): string {
  return `${day} ${workerId} ${head}`
}

/** The step that some changes are; what stays as it is, is no part of it. */
export function stepOf(draft: readonly DraftTurn[], changes: readonly DraftChange[]): DraftStep {
  const standing = new Map(draft.map((turn) => [placeKey(turn), turn]))
  const taken = new Map<string, DraftTurn>()
  const put = new Map<string, DraftTurn>()
  for (const { workerId, head, day, to, isPinned } of changes) {
    const key = placeKey({ day, workerId, head })
    const there = standing.get(key)
    if (there !== undefined) taken.set(key, there)
    put.delete(key)
    if (to !== null) put.set(key, { workerId, head, day, ...to, isPinned })
  }
  for (const [key, turn] of put) {
    if (!isSame(taken.get(key), turn)) continue
    taken.delete(key)
    put.delete(key)
  }
  return { taken: [...taken.values()], put: [...put.values()] }
}

/** The step that leads from one draft to another. */
export function stepTo(draft: readonly DraftTurn[], wanted: readonly DraftTurn[]): DraftStep {
  const [from, to] = [draft, wanted].map((turns) => new Map(turns.map((turn) => [placeKey(turn), turn])))
  return {
    taken: draft.filter((turn) => !isSame(to?.get(placeKey(turn)), turn)),
    put: wanted.filter((turn) => !isSame(from?.get(placeKey(turn)), turn)),
  }
}

/** The draft after a step. */
export function afterStep(draft: readonly DraftTurn[], { taken, put }: DraftStep): DraftTurn[] {
  const gone = new Set([...taken, ...put].map(placeKey))
  return [...draft.filter((turn) => !gone.has(placeKey(turn))), ...put]
}

/**
 * What taking a step back, or doing it again, does to a draft by now: days that are over stay as they were, and whoever has left the
 * roll does not come back with it.
 */
export function turnedStep(
  { taken, put }: DraftStep,
  {
    again,
    today,
    isOnRoll,
  }: {
    readonly again: boolean
    readonly today: PlainDate
    readonly isOnRoll: (workerId: string) => boolean
  },
): DraftStep {
  const [off, on] = (again ? [taken, put] : [put, taken]).map((turns) =>
    turns.filter(({ day, workerId }) => day >= today && isOnRoll(workerId)),
  )
  const keys = new Set(on?.map(placeKey))
  return { put: on ?? [], taken: (off ?? []).filter((turn) => !keys.has(placeKey(turn))) }
}

function isSame(one: DraftTurn | undefined, other: DraftTurn): boolean {
  return isSamePlace(one, other) && one?.isPinned === other.isPinned
}

/** A turn that somebody was told of, and its place on the day. */
export type StandingTurn = PostTurn & { readonly id: string }

/**
 * What happened to published turns since the draft took them in: whoever signed up, took over, or was taken off by others is
 * so in the draft too.
 */
export function catchUp(
  draft: readonly DraftTurn[],
  standing: readonly StandingTurn[],
  known: readonly StandingTurn[],
): DraftStep {
  const [now, before] = [standing, known].map((turns) => new Set(turns.map(({ id }) => id)))
  const left = known
    .filter((gone) => !now?.has(gone.id) && stands(draft, gone))
    .map(({ workerId, head, day }): DraftChange => ({ workerId, head, day, to: null, isPinned: false }))
  const come = standing
    .filter(({ id }) => !before?.has(id))
    .map((turn): DraftChange => {
      const { workerId, head, day, postId, hoursId } = turn
      const isPinned = draft.some((each) => each.isPinned && stands([each], turn))
      return { workerId, head, day, to: { postId, hoursId }, isPinned }
    })
  return stepOf(draft, [...left, ...come])
}

function stands(draft: readonly PostTurn[], turn: PostTurn): boolean {
  return draft.some((each) => placeKey(each) === placeKey(turn) && isSamePlace(each, turn))
}

/** A post and its hours, on whatever day. */
export type Place = Pick<PostTurn, "postId" | "hoursId">

/** Whether both are of the same post and hours, or neither is anywhere. */
export function isSamePlace(one: Place | null | undefined, other: Place | null | undefined): boolean {
  return one?.postId === other?.postId && one?.hoursId === other?.hoursId
}

/** What publishing a draft ends and begins; what stands already stays. */
export function publishing(
  standing: readonly StandingTurn[],
  draft: readonly PostTurn[],
): { readonly ended: readonly StandingTurn[]; readonly begun: readonly PostTurn[] } {
  const kept = standing.filter((turn) => stands(draft, turn))
  const keys = new Set(kept.map(placeKey))
  return {
    ended: standing.filter((turn) => !keys.has(placeKey(turn))),
    begun: draft.filter((turn) => !keys.has(placeKey(turn))),
  }
}
