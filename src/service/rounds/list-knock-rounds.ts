import type { PlainDate } from "../../core/kit/dates.ts"
import { type Coverage, coverageOf } from "../../core/rounds/coverage.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { countKnocked, type KnockedRow, listKnockRounds as list } from "../../store/rounds/knock-rounds.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

type KnockRoundView = {
  readonly id: string
  readonly name: string
  readonly begunOn: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly whole: Coverage
  readonly stairwells: readonly (Coverage & {
    readonly id: string
    readonly lane: string
    readonly number: string
  })[]
}

/** The rounds from door to door, with how far each has come in every stairwell. */
export async function listKnockRounds(context: Context): Promise<{ readonly rounds: KnockRoundView[] }> {
  authorise(context, "run-rounds")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const rounds = await list(tx, communityId)
    const ids = rounds.map(({ id }) => id)
    const knocked = await countKnocked(tx, communityId, ids)
    return {
      rounds: rounds.map((round) => ({
        ...round,
        ...presentCoverage(knocked.filter(({ roundId }) => roundId === round.id)),
      })),
    }
  })
}

function presentCoverage(knocked: readonly KnockedRow[]) {
  const { whole, stairwells } = coverageOf(knocked)
  const names = new Map(knocked.map((row) => [row.stairwellId, row]))
  return {
    whole,
    stairwells: [...names].map(([id, { lane, number }]) => ({
      id,
      lane,
      number,
      ...(stairwells.get(id) ?? { homes: 0, explained: 0, tried: 0 }),
    })),
  }
}
