import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { channelWord, meaningOf, transportOf } from "../../core/quarantine/screening-words.ts"
import { emptyReturnee, proposedKeyArea, type ReturneeValues } from "./returnee-values.ts"
import type { Line } from "./screening-table.tsx"

/** What of a registration that was taken back is typed for the right one; who it is about is chosen anew by the address. */
export type Travel = Pick<
  Line,
  | ("at" | "channel" | "from" | "keyArea" | "arrivedOn" | "transport" | "vehicle")
  | ("leftKeyAreaOn" | "lastContactOn")
>

// it travels in the browser's own history beside the address, not in it
declare module "@tanstack/react-router" {
  interface HistoryState {
    readonly travel?: Travel
  }
}

export function travelOf(line: Line): Travel {
  const { at, channel, from, keyArea, arrivedOn, transport, vehicle, leftKeyAreaOn, lastContactOn } = line
  return { at, channel, from, keyArea, arrivedOn, transport, vehicle, leftKeyAreaOn, lastContactOn }
}

/** The form as it was typed: of the moment that the book has where that was on another day, so that no count moves. */
export function typedAgain(travel: Travel, policies: readonly Policy[], today: PlainDate): ReturneeValues {
  const channel = meaningOf(channelWord, travel.channel) ?? "phone"
  const day = parsePlainDate(travel.at.slice(0, 10))
  const values: ReturneeValues = {
    ...emptyReturnee(channel, today),
    ...{ from: travel.from, vehicle: travel.vehicle, transport: transportOf(travel.transport) },
    arrivedOn: parsePlainDate(travel.arrivedOn ?? "") ?? today,
    leftKeyAreaOn: parsePlainDate(travel.leftKeyAreaOn ?? ""),
    lastContactOn: parsePlainDate(travel.lastContactOn ?? ""),
    ...(day === null || day >= today ? {} : { paperDay: day, paperClock: travel.at.slice(11, 16) }),
  }
  const isAsProposed = (proposedKeyArea(values, policies, today) !== null) === travel.keyArea
  return isAsProposed ? values : { ...values, keyArea: travel.keyArea ? "yes" : "no" }
}
