import { addDays, dayOf } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import { whyNotTake } from "../../core/roster/standing.ts"
import { objection, type TurnObjection } from "../../core/roster/turn-objection.ts"
import { type DayTurn, type Helper, listHelpers, listTurnsById } from "../../store/roster/duty-day.ts"
import { deleteTurnNames, deleteTurnPerson, saveTurnPerson } from "../../store/roster/turn-people.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Ground, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import { atOwnPage, type OwnWork } from "../my-duty/with-duty-link.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { readStanding } from "../roster/read-standing.ts"
import { noObjections, type Objections, withObjections } from "../roster/with-objections.ts"
import { speaksAgainstHelp } from "./add-turn.ts"

type Said = {
  readonly commandId: string
  /** Empty: nobody is named any more. */
  readonly name: string
  /** That they are old enough for a gate; of whoever is known, the roll knows. */
  readonly isAdult: boolean
}

/** Writes down at the post who of an organisation comes to a turn. Whoever is on the roll is held against the rules of all duty. */
export async function nameTurn(
  context: Context,
  given: Said & { readonly id: string; readonly workerId: string | null },
): Promise<Objections | Refusal<"not-found" | "command-id-taken">> {
  return withObjections((object) =>
    atDesk(context, "run-duty", given, "duty.name", async (work) => {
      const turn = await findOwed(work, given.id)
      if (isRefusal(turn)) return turn
      if (given.workerId === null) {
        const against = await writeName(work, turn, given)
        return against.length > 0 ? object(against) : noObjections
      }
      const helper = (await listHelpers(work.tx, work.communityId)).find(({ id }) => id === given.workerId)
      if (helper === undefined || helper.kind === "organisation") return refuse("not-found", "workerId")
      const against = turn.comer?.workerId === helper.id ? [] : await whyNotCome(work, turn, helper)
      if (against.length > 0) return object(against)
      await write(work, turn, { name: helper.name, workerId: helper.id })
      return noObjections
    }),
  )
}

/** An organisation says on its own page who comes, until the turn is over. */
export async function nameOwnTurn(
  ground: Ground,
  given: Said & { readonly key: string; readonly turnId: string },
): Promise<Objections | Refusal<"wrong-duty-link" | "not-found" | "command-id-taken">> {
  return withObjections((object) =>
    atOwnPage(ground, given, "turn.name", async (work) => {
      const turn = await findOwed(work, given.turnId)
      if (isRefusal(turn)) return turn
      if (turn.workerId !== work.holder.id || turn.endsAt <= work.now()) return refuse("not-found", "turnId")
      const against = await writeName(work, turn, given)
      return against.length > 0 ? object(against) : noObjections
    }),
  )
}

/** Names of turns that are longer ago than the rule keeps them. Gives how many. */
export async function forgetTurnNames({ tx, communityId, now, policies }: SpreadWork): Promise<number> {
  const today = dayOf(now())
  const kept = policyOn(policies, "duty", today)?.namesDays
  return kept === undefined ? 0 : deleteTurnNames(tx, communityId, addDays(today, -kept))
}

type Work = SignedInWork | OwnWork

async function findOwed({ tx, communityId }: Work, id: string): Promise<DayTurn | Refusal<"not-found">> {
  const [turn] = await listTurnsById(tx, communityId, [id.toLowerCase()])
  return turn?.kind === "organisation" && turn.postId !== null ? turn : refuse("not-found", "id")
}

/** A name that is nobody's on the roll; an empty one takes the name away. */
async function writeName(
  work: Work,
  turn: DayTurn,
  { name, isAdult }: Pick<Said, "name" | "isAdult">,
): Promise<readonly TurnObjection[]> {
  const said = name.trim()
  if (said !== "" && !isAdult) {
    const fatigue = policyOn(await readPolicies(work.tx, work.communityId), "fatigue", turn.day)
    return [objection("age", { day: turn.day, bound: fatigue?.gateAge ?? null })]
  }
  await write(work, turn, said === "" ? null : { name: said, workerId: null })
  return []
}

async function whyNotCome(work: SignedInWork, turn: DayTurn, helper: Helper): Promise<TurnObjection[]> {
  const { day, postId, hoursId } = turn
  if (postId === null || hoursId === null) return []
  const standing = await readStanding(work.tx, work.communityId, { from: day, until: day }, [helper.id])
  return whyNotTake(standing, helper.id, { day, postId, hoursId }).filter(speaksAgainstHelp)
}

async function write(
  work: Work,
  turn: DayTurn,
  person: { readonly name: string; readonly workerId: string | null } | null,
): Promise<void> {
  const { tx, communityId, accountId } = work
  if (person === null) await deleteTurnPerson(tx, communityId, turn.id)
  else await saveTurnPerson(tx, communityId, turn.id, person, { at: work.now(), accountId })
  const subject = { subjectKind: "duty-turn", subjectId: turn.id }
  await recordAudit(tx, work, { action: "duty.name", ...subject, data: { isNamed: person !== null } })
}
