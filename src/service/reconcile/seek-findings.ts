import { addDays, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import type { FindingKind } from "../../core/reconcile/finding-kind.ts"
import {
  contradictions,
  contradictoryReturns,
  type FoundFinding,
  isStranger,
  missing,
  missingReturns,
  silentArrivals,
  silentCases,
  unseenResidents,
} from "../../core/reconcile/findings.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { getVersion } from "../../store/live/changes.ts"
import * as sources from "../../store/reconcile/finding-sources.ts"
import { listKnownFindings } from "../../store/reconcile/findings.ts"
import type { Ground } from "../context.ts"
import type { FoundPair, MatchAsk, Matcher } from "./matcher.ts"
import { readPeopleAsk } from "./people-ask.ts"
import { readRegisterMark } from "./register-list.ts"
import { asList, knownAtOnce, withKnown } from "./who-was-seen.ts"
import { writeFindingNews } from "./write-finding-news.ts"

/** Looks for what does not agree. `always`: also where nothing has changed since it last looked. */
export type FindingSeeker = {
  readonly seek: (ground: Ground, communityId: string, always?: boolean) => Promise<boolean>
}

/** Gates and calls of so many days are looked at; older ones while they are open. */
const DAYS_LOOKED_AT = 7

/** Registrations, screenings, passes and lists of so many days are held against each other. */
const DAYS_COMPARED = 60

/**
 * The register is read through at most so often, however much is written: whoever is seen meanwhile is held against it as it was. Ten
 * times as long it may stand unread, since who was seen lately is no part of it.
 */
const REGISTER_AFTER_MS = 60_000

/** All but the register's own doubles, which are sought by themselves. */
const KINDS: readonly FindingKind[] = ["missing", "contradictory", "silent", "unseen"]

/**
 * Finds what does not agree, each thing once; what was mended elsewhere ends by itself. Nobody waits for it. In a round what came in
 * lately is read, which is little; the register is read only when it has changed, and then at most once a minute.
 */
export function makeFindingSeeker(
  matcher: Pick<Matcher, "match">,
  registerAfterMs = REGISTER_AFTER_MS,
): FindingSeeker {
  const looked = new Map<string, string>()
  const registers = new Map<string, ReadRegister>()
  const matched = new Map<string, { readonly key: string; readonly pairs: readonly FoundPair[] }>()
  /** The same question has the same answer. */
  const match = async (communityId: string, ask: MatchAsk): Promise<readonly FoundPair[]> => {
    const { register, ...rest } = ask
    const key = JSON.stringify([register.key, rest])
    const before = matched.get(communityId)
    if (before?.key === key) return before.pairs
    const pairs = await matcher.match(ask)
    matched.set(communityId, { key, pairs })
    return pairs
  }
  const registerOf = async (tx: Tx, communityId: string, now: Instant, always: boolean) => {
    const known = registers.get(communityId)
    const age = known === undefined ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(known.at)
    if (known !== undefined && !always && age < registerAfterMs) return known
    const lists = await sources.lastCensusMatched(tx, communityId)
    const mark = `${await readRegisterMark(tx, communityId, dayOf(now))} ${lists}`
    if (known?.mark === mark && !always && age < 10 * registerAfterMs) return known
    const read = { at: now, mark, ...(await readRegister(tx, communityId, now)) }
    registers.set(communityId, read)
    return read
  }
  return {
    seek: async (ground, communityId, always = false) => {
      const now = ground.now()
      const state = await inNeighbourhood(ground.db, communityId, async (tx) => {
        const key = `${dayOf(now)} ${await getVersion(tx, communityId)}`
        const register = registers.get(communityId)
        // a register that had changed when it was too soon to read it is read later, though nothing else comes in
        const isDue = register !== undefined && Date.parse(now) - Date.parse(register.at) >= registerAfterMs
        if (!always && looked.get(communityId) === key && !isDue) return null
        const read = await registerOf(tx, communityId, now, always)
        if (!always && looked.get(communityId) === key && read === register) {
          registers.set(communityId, { ...read, at: now })
          return null
        }
        return { key, read, ...(await readSources(tx, communityId, now)) }
      })
      if (state === null) return false
      const { ask } = state.read
      const seen = [...state.gates, ...state.calls, ...state.announced, ...state.missed, ...state.tenants]
      const atOnce = knownAtOnce(seen, ask.register)
      const unknown = seen.filter(({ id }) => !atOnce.has(id))
      const added = asList(unknown, ask.register)
      const pairs = added && (await match(communityId, { ...ask, added }))
      const found = findAll(state, (rows) => withKnown(rows, atOnce, pairs ?? []), dayOf(now))
      const changed = await inNeighbourhood(ground.db, communityId, (tx) =>
        writeFindingNews(tx, ground, communityId, KINDS, found),
      )
      looked.set(communityId, state.key)
      return changed
    },
  }
}

type ReadRegister = { readonly at: Instant; readonly mark: string } & Awaited<ReturnType<typeof readRegister>>

/** What is read of the whole register, and what is found of it without anybody coming in. */
async function readRegister(tx: Tx, communityId: string, now: Instant) {
  const today = dayOf(now)
  const compared = addDays(today, -DAYS_COMPARED)
  const census = await sources.findCensus(tx, communityId, compared)
  const residents = census === null ? [] : await sources.listResidents(tx, communityId, today)
  return {
    ask: await readPeopleAsk(tx, communityId, now),
    sayings: await sources.listRegisterSayings(tx, communityId, today),
    unseen: census === null ? [] : unseenResidents(census, residents),
  }
}

type Sources = Awaited<ReturnType<typeof readSources>> & { readonly read: ReadRegister }

async function readSources(tx: Tx, communityId: string, now: Instant) {
  const today = dayOf(now)
  const known = await listKnownFindings(tx, communityId)
  const facts = known.flatMap(({ endedAs, factId }) => (endedAs === null && factId !== null ? [factId] : []))
  const looked = { since: addDays(today, -DAYS_LOOKED_AT), facts }
  const compared = addDays(today, -DAYS_COMPARED)
  return {
    gates: await sources.listReturnsAtGates(tx, communityId, looked),
    calls: await sources.listReturnsOnPhone(tx, communityId, looked),
    announced: await sources.listAnnouncedReturns(tx, communityId),
    missed: await sources.listMissedRows(tx, communityId),
    tenants: await sources.listUnregisteredTenants(tx, communityId, looked, today),
    registrations: await sources.listRegistrations(tx, communityId, compared),
    sayings: await sources.listSayings(tx, communityId, compared),
    silent: await sources.listSilentCases(tx, communityId, today),
  }
}

function findAll(
  state: Sources,
  known: (rows: Sources["gates"]) => ReturnType<typeof withKnown>,
  today: PlainDate,
): FoundFinding[] {
  const { registrations, read } = state
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
    ...contradictions(read.sayings, state.sayings),
    ...contradictoryReturns(registrations),
    ...silentCases(state.silent, today),
    ...silentArrivals(announced, registrations, gates, today),
    ...read.unseen,
  ]
}
