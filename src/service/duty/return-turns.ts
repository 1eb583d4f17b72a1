import { type Instant, instantOf } from "../../core/kit/dates.ts"
import { spanOf } from "../../core/roster/duty-day.ts"
import {
  placesOn,
  returningWith,
  type Slot,
  type Standing,
  slotKey,
  whyNotReturn,
} from "../../core/roster/standing.ts"
import type { NamedTurn } from "../../core/roster/turn-objection.ts"
import { listFreedTurns } from "../../store/roster/absences.ts"
import { hasFreed, returnFreed } from "../../store/roster/duty-day.ts"
import { insertDutyMessages } from "../../store/roster/duty-messages.ts"
import { listLeftTurns, restoreOfficeTurns } from "../../store/roster/roll-changes.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import { closeGap } from "../my-duty/duty-gaps.ts"
import { readStanding } from "../roster/read-standing.ts"
import { nameSlot } from "../swaps/swap-view.ts"

type ReturnWork = Pick<SpreadWork, "tx" | "communityId" | "accountId" | "now" | "newId">

/** Turns that are theirs again, and those that are not: somebody else has them, or a rule speaks against it by now. */
export type Returned = { readonly back: readonly NamedTurn[]; readonly gone: readonly NamedTurn[] }

/**
 * Whoever comes after all has the turns back that their absence freed, as far as nobody else has them and the rules allow it.
 * `isUndone`: it was a slip, and what has begun or is over meanwhile is theirs as well.
 */
export async function returnTurns(
  work: ReturnWork,
  absenceId: string,
  { isUndone }: { readonly isUndone: boolean },
): Promise<Returned> {
  const since = isUndone ? instantOf(0) : work.now()
  return giveBack(work, await listFreedTurns(work.tx, work.communityId, absenceId, since), { isUndone })
}

/** The same for whoever had left the roll by a slip; in the office there is no place that another might have. */
export async function returnLeftTurns(
  work: ReturnWork,
  worker: { readonly id: string; readonly endedAt: Instant },
): Promise<Returned> {
  await restoreOfficeTurns(work.tx, work.communityId, worker)
  return giveBack(work, await listLeftTurns(work.tx, work.communityId, worker), { isUndone: true })
}

async function giveBack(
  work: ReturnWork,
  freed: readonly (Slot & { readonly workerId: string })[],
  { isUndone }: { readonly isUndone: boolean },
): Promise<Returned> {
  const { tx, communityId, now } = work
  // an organisation has a turn for each of its heads
  const slots = new Map(
    freed.map(({ workerId, day, postId, hoursId }) => {
      const slot = { day, postId, hoursId }
      return [slotKey(slot), { workerId, slot }]
    }),
  )
  const returned = { back: [] as NamedTurn[], gone: [] as NamedTurn[] }
  for (const { workerId, slot } of slots.values()) {
    // each turn that is back bears on the next
    const standing = await readStanding(tx, communityId, { from: slot.day, until: slot.day }, [workerId])
    const { ground } = standing
    if (!isUndone && hasBegun(slot, ground.hours, now())) continue
    const isTheirs = whyNotReturn(standing, workerId, slot).length === 0
    if (isTheirs) await bringBack(work, standing, workerId, slot)
    returned[isTheirs ? "back" : "gone"].push(nameSlot(ground, slot))
  }
  return returned
}

async function bringBack(work: ReturnWork, standing: Standing, workerId: string, slot: Slot): Promise<void> {
  const { tx, communityId } = work
  const { heads, stand } = placesOn(standing, slot)
  const workerIds = returningWith(standing, workerId, slot)
  const turns = await returnFreed(tx, communityId, slot, { workerIds, room: heads - stand })
  const isSettled = stand + turns.length >= heads || !(await hasFreed(tx, communityId, slot))
  if (isSettled) await closeGap(work, slot)
  await tellOthers(
    work,
    turns.filter((turn) => turn.workerId !== workerId),
  )
}

function hasBegun(
  { day, hoursId }: Slot,
  hours: Parameters<typeof nameSlot>[0]["hours"],
  now: Instant,
): boolean {
  const own = hours.find(({ id }) => id === hoursId)
  return own === undefined || spanOf(day, own).startsAt <= now
}

async function tellOthers(
  { tx, communityId, now, newId }: ReturnWork,
  turns: readonly { readonly id: string; readonly workerId: string }[],
): Promise<void> {
  const messages = turns.map(({ id, workerId }) => ({
    ...{ id: newId(), workerId, what: "changed" as const, aboutId: id },
  }))
  await insertDutyMessages(tx, communityId, messages, now())
}
