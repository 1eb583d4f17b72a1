import { addDays, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import {
  contradictions,
  contradictoryReturns,
  doubleRecords,
  type FoundFinding,
  isStranger,
  missing,
  missingReturns,
  newsOfFindings,
  silentArrivals,
  silentCases,
} from "../../core/reconcile/desk-findings.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { getVersion, notifyChange } from "../../store/live/changes.ts"
import * as sources from "../../store/reconcile/finding-sources.ts"
import {
  closeFindings,
  insertFindings,
  listKnownFindings,
  reopenFindingRows,
  updateWhom,
} from "../../store/reconcile/findings.ts"
import { listKept } from "../../store/reconcile/merges.ts"
import type { Ground } from "../context.ts"
import type { FoundPair, MatchAsk, Matcher } from "./matcher.ts"
import { readPeopleAsk } from "./people-ask.ts"
import { asList, knownAtOnce, registerKinds, withKnown } from "./who-was-seen.ts"

/** Looks for what does not agree. `always`: also where nothing has changed since it last looked. */
export type FindingSeeker = {
  readonly seek: (ground: Ground, communityId: string, always?: boolean) => Promise<boolean>
}

/** Gates and calls of so many days are looked at; older ones while they are open. */
const DAYS_LOOKED_AT = 7

/** Registrations, screenings and passes of so many days are held against each other. */
const DAYS_COMPARED = 60

/**
 * Finds what does not agree, each thing once; what was mended elsewhere ends by itself. Nobody waits for it: it reads, matches on
 * another thread and then writes, and the register is matched against itself only when it has changed.
 */
export function makeFindingSeeker(matcher: Matcher): FindingSeeker {
  const looked = new Map<string, string>()
  const matched = new Map<string, { readonly key: string; readonly pairs: readonly FoundPair[] }>()
  /** The same question has the same answer. */
  const match = async (place: string, ask: MatchAsk): Promise<readonly FoundPair[]> => {
    const { register, ...rest } = ask
    const key = JSON.stringify([register.key, rest])
    const before = matched.get(place)
    if (before?.key === key) return before.pairs
    const pairs = await matcher.match(ask)
    matched.set(place, { key, pairs })
    return pairs
  }
  return {
    seek: async (ground, communityId, always = false) => {
      const now = ground.now()
      const state = await inNeighbourhood(ground.db, communityId, async (tx) => {
        const key = `${dayOf(now)} ${await getVersion(tx, communityId)}`
        if (!always && looked.get(communityId) === key) return null
        return { key, ...(await readSources(tx, communityId, now)) }
      })
      if (state === null) return false
      const { ask } = state
      const seen = [...state.gates, ...state.calls, ...state.announced, ...state.missed, ...state.tenants]
      const atOnce = knownAtOnce(seen, ask.register)
      const unknown = seen.filter(({ id }) => !atOnce.has(id))
      const added = asList(unknown, ask.register)
      const kinds = registerKinds
      const strangers = added && (await match(`seen ${communityId}`, { ...ask, added, kinds }))
      const doubles = await match(`doubles ${communityId}`, { ...ask, kinds })
      const found = findAll(state, doubles, (rows) => withKnown(rows, atOnce, strangers ?? []), dayOf(now))
      const changed = await inNeighbourhood(ground.db, communityId, (tx) =>
        writeNews(tx, ground, communityId, found),
      )
      looked.set(communityId, state.key)
      return changed
    },
  }
}

type Sources = Awaited<ReturnType<typeof readSources>>

async function readSources(tx: Tx, communityId: string, now: Instant) {
  const today = dayOf(now)
  const known = await listKnownFindings(tx, communityId)
  const facts = known.flatMap(({ endedAs, factId }) => (endedAs === null && factId !== null ? [factId] : []))
  const looked = { since: addDays(today, -DAYS_LOOKED_AT), facts }
  const compared = addDays(today, -DAYS_COMPARED)
  return {
    ask: await readPeopleAsk(tx, communityId, now),
    gates: await sources.listReturnsAtGates(tx, communityId, looked),
    calls: await sources.listReturnsOnPhone(tx, communityId, looked),
    announced: await sources.listAnnouncedReturns(tx, communityId),
    missed: await sources.listMissedRows(tx, communityId),
    tenants: await sources.listUnregisteredTenants(tx, communityId, looked, today),
    registrations: await sources.listRegistrations(tx, communityId, compared),
    register: await sources.listRegisterSayings(tx, communityId, today),
    sayings: await sources.listSayings(tx, communityId, compared),
    silent: await sources.listSilentCases(tx, communityId, today),
  }
}

function findAll(
  state: Sources,
  doubles: readonly FoundPair[],
  known: (rows: Sources["gates"]) => ReturnType<typeof withKnown>,
  today: PlainDate,
): FoundFinding[] {
  const { registrations } = state
  const gates = known(state.gates)
  const announced = known(state.announced)
  // of a list that asks who lives here nobody need have come back
  const rows = known(state.missed).filter(
    (row) => isStranger(row) || state.missed.some(({ id, isMissed }) => id === row.id && isMissed),
  )
  return [
    ...missingReturns(
      [...gates, ...[...known(state.calls), ...announced].filter(isStranger), ...rows],
      registrations,
    ),
    ...known(state.tenants).map(missing),
    ...doubleRecords(doubles),
    ...contradictions(state.register, state.sayings),
    ...contradictoryReturns(registrations),
    ...silentCases(state.silent, today),
    ...silentArrivals(announced, registrations, gates, today),
  ]
}

async function writeNews(
  tx: Tx,
  ground: Ground,
  communityId: string,
  found: readonly FoundFinding[],
): Promise<boolean> {
  if ((await lockBooks(tx, communityId)) === null) return false
  const { fresh, again, gone } = newsOfFindings(found, await listKnownFindings(tx, communityId))
  const people = found.flatMap((one) => [one.personId, one.otherPersonId].filter((id) => id !== null))
  // somebody may have been merged while it was matched
  const merged = await listKept(tx, communityId, people)
  const isThere = (id: string | null) => id === null || !merged.has(id)
  const isWhole = (one: FoundFinding) => isThere(one.personId) && isThere(one.otherPersonId)
  const added = fresh.filter(isWhole)
  const now = ground.now()
  await insertFindings(
    tx,
    communityId,
    added.map((one) => ({ ...one, id: ground.newId() })),
    now,
  )
  await reopenFindingRows(tx, communityId, again)
  await closeFindings(tx, communityId, gone, "gone", { at: now, accountId: null })
  const moved = await updateWhom(tx, communityId, found.filter(isWhole))
  if (added.length + again.length + gone.length + moved === 0) return false
  await notifyChange(tx, communityId)
  return true
}
