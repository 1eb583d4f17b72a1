import { dayOf, daysBetween, type Instant } from "../../core/kit/dates.ts"
import { maskName, maskNumbersIn } from "../../core/people/mask.ts"
import type { Tx } from "../../store/database/db.ts"
import { listContacts } from "../../store/phone/contacts.ts"
import { findHomePasses, listHomeMatters, listVoices, type VoiceRow } from "../../store/phone/home-matters.ts"
import { findDwelling } from "../../store/place/dwellings.ts"

/** More of the past nobody reads while somebody speaks. */
const MOST_CONTACTS = 12

/** A home as whoever is on the phone sees it: who lives there, what is open, what was said before. Names are masked. */
export async function readCallerCard(
  tx: Tx,
  communityId: string,
  of: { readonly homeId: string | null; readonly phoneKey: Buffer | null },
  now: Instant,
) {
  const today = dayOf(now)
  const { homeId } = of
  const home = homeId === null ? undefined : await findDwelling(tx, communityId, homeId)
  const voices = homeId === null ? [] : await listVoices(tx, communityId, homeId, today)
  const matters = homeId === null ? [] : await listHomeMatters(tx, communityId, homeId, now, today)
  const contacts = await listContacts(tx, communityId, of, today, MOST_CONTACTS)
  return {
    home:
      homeId === null || home === undefined
        ? null
        : { id: homeId, door: home.door, people: voices.map((voice) => presentVoice(voice, today)) },
    matters: matters.map(({ text, person, ...matter }) => ({
      ...matter,
      text: maskNumbersIn(text),
      person: person === null ? null : maskName(person),
    })),
    passes: homeId === null ? null : await findHomePasses(tx, communityId, homeId),
    history: contacts.map(({ text, ...contact }) => ({ ...contact, text: maskNumbersIn(text) })),
  }
}

function presentVoice(voice: VoiceRow, today: Parameters<typeof daysBetween>[1]) {
  const { id, name, standing, care, countedFrom, dueOn, morning, afternoon } = voice
  const quarantine =
    countedFrom === null || dueOn === null
      ? null
      : {
          day: daysBetween(countedFrom, today),
          of: daysBetween(countedFrom, dueOn),
          dueOn,
          late: dueOn < today,
        }
  return {
    id,
    name: maskName(name),
    standing,
    care,
    quarantine,
    readings: { 上午: morning, 下午: afternoon },
  }
}
