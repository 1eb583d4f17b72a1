import { addDays, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { spanOf } from "../../core/roster/duty-day.ts"
import { openTo, owedLeft } from "../../core/roster/owed-turns.ts"
import { serviceHours } from "../../core/roster/service-hours.ts"
import { backUntil, whyNotOpen } from "../../core/roster/sign-up.ts"
import { companyOf, placesOn, type Standing, slotKey } from "../../core/roster/standing.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { getOfficePhone } from "../../store/residents/office-phone.ts"
import { listUntold, tellOnOwnPage } from "../../store/roster/duty-messages.ts"
import {
  listContacts,
  listOwnAbsences,
  listOwnWishes,
  type WorkerContact,
} from "../../store/roster/own-duty.ts"
import { listStoodTurns } from "../../store/roster/roll-certificates.ts"
import { listConsents } from "../../store/roster/roll-changes.ts"
import { listOpenWeeks, listTurnSources } from "../../store/roster/sign-ups.ts"
import { listSwapsOf, type Swap } from "../../store/roster/swaps.ts"
import { listTurnNames } from "../../store/roster/turn-people.ts"
import { listTurns, type TurnRow } from "../../store/roster/turns.ts"
import type { Ground } from "../context.ts"
import { feedLink } from "../roll/duty-link.ts"
import { readStanding } from "../roster/read-standing.ts"
import { type NameOf, readMaskedNames } from "../swaps/shown-names.ts"
import { nameSlot, viewMoves } from "../swaps/swap-view.ts"
import { type OwnWork, withDutyLink } from "./with-duty-link.ts"

/** This week and the next. */
const DAYS = 14
const SWAPS_MINUTES = 7 * 24 * 60
/** Before this nobody stood duty. */
const FIRST_DAY = "2020-01-01" as PlainDate

/** Everything of somebody's own duty. Whatever was to be told to them is told by it. */
export async function openMyDuty(ground: Ground, given: { readonly key: string }) {
  return withDutyLink(ground, given.key, async (work) => {
    const { tx, communityId, holder, now } = work
    const today = dayOf(now())
    const days = { from: mondayOf(today), until: addDays(mondayOf(today), DAYS - 1) }
    const standing = await readStanding(tx, communityId, days, [holder.id])
    const turns = (await listTurns(tx, communityId, days)).filter(({ endsAt }) => endsAt > now())
    const swaps = await listSwapsOf(tx, communityId, holder.id, addMinutes(now(), -SWAPS_MINUTES))
    const company = companyOf(standing.ground, holder.id).map(({ id }) => id)
    const contacts = await contactsFor(work, { company, turns, swaps })
    const isOpen = (id: string) => contacts.get(id)?.sharesPhone === true || company.includes(id)
    const nameOf = await readMaskedNames(tx, communityId, contacts, isOpen)
    const self = { id: holder.id, name: holder.name, phone: contacts.get(holder.id)?.phone ?? "" }
    const { turns: stood, minutes } = serviceHours(
      await listStoodTurns(tx, communityId, self, { from: FIRST_DAY, until: today }),
    )
    const messages = await listUntold(tx, communityId, holder.id)
    if (messages.length > 0) {
      await tellOnOwnPage(tx, communityId, holder.id, now())
      await notifyChange(tx, communityId)
    }
    const consents = await listConsents(tx, communityId, holder.id)
    const { hours, duty } = standing.ground
    return {
      neighbourhood: (await getCommunity(tx, communityId)).name,
      phone: await getOfficePhone(tx, communityId),
      asOf: now(),
      ...{ name: holder.name, kind: holder.kind, free: holder.free, mostTurns: holder.mostTurns },
      company: company.filter((id) => id !== holder.id).map((id) => contacts.get(id)?.name ?? ""),
      turnsAWeek: duty.turnsAWeek,
      hours: hours.map(({ id, name, start, minutes: long }) => ({ id, name, start, minutes: long })),
      turns: await ownTurns(work, { standing, turns, swaps, contacts }),
      stood: { turns: stood, minutes },
      places: await openPlaces(work, standing, days),
      owes: owesOf(work, standing, today),
      absences: await listOwnAbsences(tx, communityId, holder.id, today),
      wishes: await listOwnWishes(tx, communityId, holder.id, today),
      consents: consents.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ what }) => what),
      swaps: swaps.map((swap) => viewOwnSwap(swap, { standing, company, nameOf })),
      messages: messages.map(({ what, monday, at }) => ({ what, monday, at })),
      feed: feedOf(work, given.key),
    }
  })
}

/** The address of their calendar, where it follows from this page's secret; a newer one the office has given out by itself. */
function feedOf({ communityId, holder }: OwnWork, key: string): string | null {
  const { token, hash } = feedLink(communityId, key)
  return holder.feedHash?.equals(hash) === true ? `/api/duty/calendar.ics?key=${token}` : null
}

type Contacts = ReadonlyMap<string, WorkerContact>

async function contactsFor(
  { tx, communityId, holder }: OwnWork,
  given: {
    readonly company: readonly string[]
    readonly turns: readonly TurnRow[]
    readonly swaps: readonly Swap[]
  },
): Promise<Contacts> {
  const { company, turns, swaps } = given
  const own = turns.filter(({ workerId }) => workerId === holder.id)
  const mates = turns.filter((turn) => own.some((mine) => isSame(mine, turn)))
  const inSwaps = swaps.flatMap(({ parts }) => parts.flatMap(({ from, to }) => [from, to]))
  const people = [holder.id, ...company, ...inSwaps, ...mates.map(({ workerId }) => workerId)]
  return listContacts(tx, communityId, [...new Set(people)])
}

async function ownTurns(
  { tx, communityId, holder, now }: OwnWork,
  given: {
    readonly standing: Standing
    readonly turns: readonly TurnRow[]
    readonly swaps: readonly Swap[]
    readonly contacts: Contacts
  },
) {
  const own = given.turns.filter(({ workerId, postId }) => workerId === holder.id && postId !== null)
  const sources = await listTurnSources(
    tx,
    communityId,
    own.map(({ id }) => id),
  )
  const names = await listTurnNames(
    tx,
    communityId,
    own.map(({ id }) => id),
  )
  const waiting = given.swaps
    .filter(({ stage }) => stage === "open" || stage === "agreed")
    .flatMap(({ parts }) => parts.map(({ turnId }) => turnId))
  return own.map((turn) => {
    const mates = given.turns.filter((other) => other.workerId !== holder.id && isSame(other, turn))
    const until = backUntil(turn.day)
    const { day, postId, hoursId } = turn
    const { heads, stand } = placesOn(given.standing, { day, postId: postId ?? "", hoursId: hoursId ?? "" })
    return {
      ...{
        id: turn.id,
        ...nameSlot(given.standing.ground, turn),
        startsAt: turn.startsAt,
        endsAt: turn.endsAt,
      },
      mates: mates.flatMap(({ workerId }) => {
        const mate = given.contacts.get(workerId)
        if (mate === undefined) return []
        const { name, isExperienced, sharesPhone, phone } = mate
        return [
          { name, isLead: isExperienced, phone: isExperienced && sharesPhone && phone !== "" ? phone : null },
        ]
      }),
      isWhole: heads > 0 && stand >= heads,
      backUntil: sources.get(turn.id) === "sign-up" && until > now() ? until : null,
      hasSwap: waiting.includes(turn.id),
      comer: names.get(turn.id) ?? null,
    }
  })
}

/** Of an organisation, what it owes in this week and the next, and has not sent or promised yet. */
function owesOf({ holder }: OwnWork, standing: Standing, today: PlainDate) {
  if (holder.kind !== "organisation") return []
  return [mondayOf(today), addDays(mondayOf(today), 7)].map((week) => ({
    week,
    left: owedLeft(standing, holder.id, week),
  }))
}

async function openPlaces(
  { tx, communityId, holder, now }: OwnWork,
  standing: Standing,
  days: { readonly from: PlainDate; readonly until: PlainDate },
) {
  const weeks = (await listOpenWeeks(tx, communityId, days)).filter(({ opensAt }) => opensAt !== null)
  const { ground, desk } = standing
  const slots = new Map(
    desk.problem.demands.flatMap(({ day, shift, skill }) => {
      const at = desk.shifts[shift]
      if (skill !== null || at === undefined) return []
      const slot = { day: addDays(ground.firstDay, day), ...at }
      return [[slotKey(slot), slot] as const]
    }),
  )
  return [...slots.values()].flatMap((slot) => {
    const week = weeks.find(({ monday }) => monday === mondayOf(slot.day))
    const hours = ground.hours.find(({ id }) => id === slot.hoursId)
    if (week === undefined || hours === undefined) return []
    const times = spanOf(slot.day, hours)
    const { heads, stand } = placesOn(standing, slot)
    if (times.startsAt <= now() || stand >= heads) return []
    const closed = whyNotOpen(times, week, now())
    const { most, objections: held } = openTo(standing, holder, slot)
    const objections = closed.length > 0 ? closed : [...held]
    const { post, hours: name } = nameSlot(ground, slot)
    const { day, postId, hoursId } = slot
    const missing = heads - stand
    return [{ day, postId, hoursId, post, hours: name, ...times, missing, most, objections }]
  })
}

/** Names of a swap are whole for those who are in it and share their number or come along; others' are masked. */
function viewOwnSwap(
  swap: Swap,
  given: {
    readonly standing: Standing
    readonly company: readonly string[]
    readonly nameOf: NameOf
  },
) {
  const { standing, company, nameOf } = given
  const isMine = company.includes(swap.askedBy)
  const waits = swap.parts.some(({ to, agreedAt }) => company.includes(to) && agreedAt === null)
  return {
    ...{
      id: swap.id,
      stage: swap.stage,
      openedAt: swap.openedAt as Instant,
      refusedWhy: swap.refusedWhy,
      isMine,
    },
    mayAnswer: !isMine && swap.stage === "open" && waits,
    moves: viewMoves(standing, swap.parts, { nameOf, readers: company }),
  }
}

function isSame(one: TurnRow, other: TurnRow): boolean {
  return one.day === other.day && one.postId === other.postId && one.hoursId === other.hoursId
}
