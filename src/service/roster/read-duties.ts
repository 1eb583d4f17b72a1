import { clockOf, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import type { DutyTurn } from "../../core/roster/burden.ts"
import { isNight } from "../../core/roster/free-times.ts"
import type { Tx } from "../../store/database/db.ts"
import { listNightRounds, listTurns, type TurnRow } from "../../store/roster/turns.ts"

type Days = { readonly from: PlainDate; readonly until: PlainDate }

/** Something that tires somebody: a turn at a post, work in the office, a round by night. */
export type Duty = {
  readonly workerId: string
  readonly turn: DutyTurn
  /** From when on it is done and no longer planned; where nobody signs in, a turn counts as it was planned. */
  readonly doneAt: Instant
}

/** A night's round of the posts, as a turn that counts for rest. */
const ROUND_MINUTES = 60

/** All that people did and are to do in some days; what they did not come for does not count, nor turns that are not to. */
export async function readDuties(
  tx: Tx,
  communityId: string,
  days: Days,
  counts: (turn: TurnRow) => boolean = () => true,
): Promise<Duty[]> {
  const [turns, rounds] = await Promise.all([
    listTurns(tx, communityId, days),
    listNightRounds(tx, communityId, days),
  ])
  const stood = turns.filter((turn) => counts(turn) && (turn.missedAt === null || turn.signedInAt !== null))
  return [
    // an organisation does not tire, whoever comes for it does
    ...stood.map((row) => ({
      ...{
        workerId: row.comerId ?? row.workerId,
        turn: dutyTurnOf(row),
        doneAt: row.signedInAt ?? row.endsAt,
      },
    })),
    ...rounds.map(({ workerId, at }) => ({
      ...{ workerId, doneAt: at, turn: { day: dayOf(at), minutes: ROUND_MINUTES, isNight: true } },
    })),
  ]
}

/** Worker → what they did or are to do in some days. */
export async function readPast(
  tx: Tx,
  communityId: string,
  days: Days,
  counts?: (turn: TurnRow) => boolean,
): Promise<Map<string, DutyTurn[]>> {
  return turnsByWorker(await readDuties(tx, communityId, days, counts))
}

export function turnsByWorker(duties: readonly Duty[]): Map<string, DutyTurn[]> {
  const found = new Map<string, DutyTurn[]>()
  for (const { workerId, turn } of duties) {
    const known = found.get(workerId)
    if (known === undefined) found.set(workerId, [turn])
    else known.push(turn)
  }
  return found
}

/** As long as they were there, else as it was planned. */
function dutyTurnOf({ day, startsAt, endsAt, signedInAt, signedOutAt }: TurnRow): DutyTurn {
  const [from, until] = [Date.parse(signedInAt ?? startsAt), Date.parse(signedOutAt ?? endsAt)]
  const minutes = Math.max(0, Math.round((until - from) / 60_000))
  const [hour = 0, minute = 0] = clockOf(startsAt).split(":").map(Number)
  const start = hour * 60 + minute
  return { day, minutes, isNight: isNight({ start, minutes }), start }
}
