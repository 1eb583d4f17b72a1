import {
  type HouseholdState,
  neverBegun,
  type PersonState,
  type StayState,
  standsAsLeft,
} from "../../core/people/register-rules.ts"
import {
  type DwellingState,
  endedStairwell,
  mayAddDwelling,
  type StairwellState,
} from "../../core/place/place-rules.ts"
import { findRegisterChange, type RegisterChangeRow } from "../../store/people/register-changes.ts"
import { findHousehold } from "../../store/people/register-households.ts"
import { findPerson } from "../../store/people/register-people.ts"
import { findStay } from "../../store/people/register-stays.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { findStairwell } from "../../store/place/stairwells.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import {
  type Changed,
  changeRegister,
  type RegisterAnswer,
  type RegisterCommand,
  type RegisterWork,
} from "./change-register.ts"
import { endDwellingUnlessLivedIn, saveDwellingEnd, stateOf } from "./save-dwelling.ts"
import { saveHousehold } from "./save-household.ts"
import { savePerson } from "./save-person.ts"
import { saveStairwell } from "./save-stairwell.ts"
import { saveStay } from "./save-stay.ts"

type UndoRefusal =
  | "not-found"
  | "newer-change"
  | "still-lived-in"
  | "already-ended"
  | "already-known"
  | "door-not-in-stairwell"
  | "door-taken"

type Undone = Promise<Changed | Refusal<UndoRefusal>>

/**
 * Takes one change made by hand back, as a new change: what stood before it stands again. Refused once
 * something newer stands on it; then the newer change is taken back first. A correction that a book made is
 * corrected by hand.
 */
export async function undoRegisterChange(
  context: Context,
  given: RegisterCommand & { readonly id: string },
): RegisterAnswer<UndoRefusal> {
  return changeRegister(context, given, "register.undo", async (work) => {
    const change = await findRegisterChange(work.tx, work.communityId, given.id)
    if (change === undefined || change.action === "corrected-by-import") return refuse("not-found", "id")
    switch (change.subjectKind) {
      case "stairwell":
        return undoStairwell(work, change)
      case "dwelling":
        return undoDwelling(work, change)
      case "household":
        return undoHousehold(work, change)
      case "person":
        return undoPerson(work, change)
      case "stay":
        return undoStay(work, change)
    }
  })
}

async function undoStairwell(work: RegisterWork, { subjectId, before, after }: RegisterChangeRow): Undone {
  const now = await findStairwell(work.tx, work.communityId, subjectId)
  if (now === undefined || !standsAsLeft(now, after)) return refuse("newer-change")
  const stood = before as StairwellState | null
  const ended = endedStairwell(now, work.on)
  // doors that were not there before end; the others are again as they were
  const wanted = stood === null ? ended : { ...stood, doors: { ...ended.doors, ...stood.doors } }
  return saveStairwell(work, subjectId, "undo", now, wanted)
}

async function undoDwelling(work: RegisterWork, { subjectId, before, after }: RegisterChangeRow): Undone {
  const now = await findDwelling(work.tx, work.communityId, subjectId)
  if (now === undefined || !standsAsLeft(stateOf(now), after)) return refuse("newer-change")
  const stood = before as DwellingState | null
  if (stood === null || stood.endedOn !== null) return endDwellingUnlessLivedIn(work, subjectId, "undo", now)
  const stairwell = await findStairwell(work.tx, work.communityId, now.stairwellId)
  const refusal = stairwell === undefined ? "not-found" : mayAddDwelling(stairwell, now.room)
  if (refusal !== null) return refuse(refusal)
  return saveDwellingEnd(work, subjectId, "undo", now, null)
}

async function undoHousehold(work: RegisterWork, { subjectId, before, after }: RegisterChangeRow): Undone {
  const now = await findHousehold(work.tx, work.communityId, subjectId)
  if (now === undefined || !standsAsLeft(now, after)) return refuse("newer-change")
  const wanted = (before as HouseholdState | null) ?? neverBegun(now, work.on)
  if (await isBackInEnded(work, now, wanted)) return refuse("already-ended")
  return saveHousehold(work, subjectId, "undo", now, wanted)
}

async function undoPerson(work: RegisterWork, { subjectId, before, after }: RegisterChangeRow): Undone {
  const now = await findPerson(work.tx, work.communityId, subjectId)
  if (now === undefined || !standsAsLeft(now, after)) return refuse("newer-change")
  return savePerson(work, subjectId, "undo", now, before as PersonState)
}

async function undoStay(work: RegisterWork, { subjectId, before, after }: RegisterChangeRow): Undone {
  const now = await findStay(work.tx, work.communityId, subjectId)
  if (now === undefined || !standsAsLeft(now, after)) return refuse("newer-change")
  const wanted = (before as StayState | null) ?? neverBegun(now, work.on)
  if (await isBackInEnded(work, now, wanted)) return refuse("already-ended")
  return saveStay(work, subjectId, "undo", now, wanted)
}

type Living = Pick<StayState, "dwellingId" | "to">

/** Whether taking back an end would let someone live in a dwelling that has ended since. */
async function isBackInEnded(work: RegisterWork, now: Living, wanted: Living): Promise<boolean> {
  if (wanted.to !== null || now.to === null) return false
  const dwelling = await findDwelling(work.tx, work.communityId, wanted.dwellingId)
  return dwelling?.endedOn !== null
}
