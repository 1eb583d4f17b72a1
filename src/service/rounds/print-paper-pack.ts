import type { Role } from "../../core/access/roles.ts"
import { daysBetween, type Instant, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { type Policy, policyOn } from "../../core/policy/policy.ts"
import type { PaperLine } from "../../core/rounds/paper.ts"
import { walkingOrder } from "../../core/rounds/walking-order.ts"
import { getAccountName } from "../../store/access/account-names.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { listQuarantinedAt, listRoundHomes } from "../../store/rounds/round-homes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { whereOf } from "./get-round.ts"
import { listWalkers } from "./list-round-people.ts"
import { numberLines, readPaperLines } from "./read-paper-lines.ts"

type PaperPack = {
  readonly day: PlainDate
  readonly printedAt: Instant
  readonly printedBy: string
  readonly rules: readonly Policy[]
  readonly people: readonly { readonly name: string; readonly role: Role }[]
  readonly quarantined: readonly {
    readonly door: string
    readonly name: string
    readonly dayNumber: number
    readonly dueOn: PlainDate
  }[]
  readonly lines: readonly PaperLine[]
}

const onPaper = [
  "gate-mode",
  "pass-validity",
  "quarantine-length",
  "key-areas",
  "fever-threshold",
  "reading-slots",
  "tenant-entry",
] as const

/**
 * The paper pack of a day, for when the computer is down: names are whole, since it is for work. That it was printed, and by whom,
 * is written down.
 */
export async function printPaperPack(
  context: Context,
  given: { readonly commandId: string; readonly day: string },
): Promise<PaperPack | Refusal<"wrong-day" | "command-id-taken">> {
  authorise(context, "run-rounds")
  const day = parsePlainDate(given.day)
  if (day === null) return refuse("wrong-day", "day")
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const done = await once<{ readonly lines: number }, never>(
      tx,
      context,
      given.commandId,
      "paper.print",
      async () => {
        const lines = await numberLines(tx, context, day)
        await recordAudit(tx, context, { action: "paper.print", data: { day, lines } })
        return { lines }
      },
    )
    return isRefusal(done) ? done : readPack(tx, context, day)
  })
}

async function readPack(tx: Tx, context: Context, day: PlainDate): Promise<PaperPack> {
  const { communityId } = context
  const policies = await readPolicies(tx, communityId)
  const walkers = await listWalkers(tx, communityId)
  return {
    day,
    printedAt: context.now(),
    printedBy: await getAccountName(tx, communityId, context.accountId),
    rules: onPaper.flatMap((rule) => inForce(policies, rule, day)),
    people: walkers.map(({ name, role }) => ({ name, role })),
    quarantined: await quarantinedOn(tx, communityId, day),
    lines: await readPaperLines(tx, context, day, true),
  }
}

function inForce(policies: readonly Policy[], rule: Policy["rule"], day: PlainDate): Policy[] {
  const value = policyOn(policies, rule, day)
  return policies.filter((policy) => policy.rule === rule && policy.value === value).slice(-1)
}

async function quarantinedOn(tx: Tx, communityId: string, day: PlainDate): Promise<PaperPack["quarantined"]> {
  const people = await listQuarantinedAt(tx, communityId, null, day)
  const homes = await listRoundHomes(tx, communityId, [...new Set(people.map((one) => one.homeId))], day)
  const walk = walkingOrder(homes.map((home) => ({ ...whereOf(home), late: false })))
  return walk.flatMap(({ id, door }) =>
    people
      .filter((one) => one.homeId === id)
      .map(({ name, countedFrom, dueOn }) => ({
        door,
        name,
        dueOn,
        dayNumber: daysBetween(countedFrom, day),
      })),
  )
}
