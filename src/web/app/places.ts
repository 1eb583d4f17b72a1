import type { Permission } from "../../core/access/roles.ts"

export type Place = {
  to:
    | "/"
    | "/table"
    | "/wall"
    | "/register"
    | "/cases"
    | "/passes"
    | "/gates"
    | "/phone"
    | "/rounds"
    | "/rounds/waste"
    | "/rounds/deliveries"
    | "/tasks"
    | "/needs"
    | "/readings"
    | "/import"
    | "/findings"
    | "/books"
    | "/screening"
    | "/reports"
    | "/lists"
    | "/volunteers"
    | "/duty"
    | "/workload"
    | "/shifts/swaps"
    | "/shifts"
    | "/accounts"
    | "/audit"
    | "/policies"
    | "/erasures"
    | "/account"
  words: string
  permission: Permission
  /** Who may do this finds it elsewhere. */
  unless?: Permission
  /** It stands there for those alone who may do this too. */
  also?: Permission
}

/** Whether a place stands in the navigation of somebody with these permissions. */
export function standsFor(place: Place, may: (permission: Permission) => boolean): boolean {
  return (
    [place.permission, place.also].every((needed) => needed === undefined || may(needed)) &&
    !mayElsewhere(place, may)
  )
}

/** Of places that lie within each other the one in which an address is. */
export function placeAt(places: readonly Place[], pathname: string): Place | undefined {
  return places
    .filter(({ to }) => pathname === to || (to !== "/" && pathname.startsWith(`${to}/`)))
    .reduce<Place | undefined>(
      (found, place) => (place.to.length > (found?.to.length ?? 0) ? place : found),
      undefined,
    )
}

function mayElsewhere({ unless }: Place, may: (permission: Permission) => boolean): boolean {
  return unless !== undefined && may(unless)
}

const dutyPlaces: readonly Place[] = [
  { to: "/duty", words: "frame.duty", permission: "run-duty" },
  { to: "/shifts", words: "frame.shifts", permission: "plan-shifts" },
  { to: "/shifts/swaps", words: "frame.swaps", permission: "plan-shifts" },
  { to: "/volunteers", words: "frame.volunteers", permission: "run-roll" },
  { to: "/workload", words: "frame.workload", permission: "see-workload" },
]

/** Where one goes many times a day. */
export const mainPlaces: readonly Place[] = [
  { to: "/", words: "frame.board", permission: "see-board" },
  { to: "/table", words: "frame.table", permission: "see-board" },
  { to: "/phone", words: "frame.phone", permission: "answer-phone" },
  { to: "/tasks", words: "frame.tasks", permission: "use-tasks" },
  { to: "/screening", words: "frame.screening", permission: "screen" },
  { to: "/cases", words: "frame.cases", permission: "see-cases" },
  { to: "/readings", words: "frame.readings", permission: "run-rounds" },
  { to: "/rounds", words: "frame.rounds", permission: "run-rounds" },
  { to: "/rounds/waste", words: "frame.waste", permission: "collect-waste", unless: "run-rounds" },
  { to: "/rounds/deliveries", words: "frame.deliveries", permission: "deliver-needs", unless: "run-rounds" },
  { to: "/needs", words: "frame.needs", permission: "deliver-needs" },
  { to: "/reports", words: "frame.reports", permission: "hear-residents" },
  { to: "/lists", words: "frame.lists", permission: "reconcile" },
  { to: "/register", words: "frame.register", permission: "see-people" },
  { to: "/passes", words: "frame.passes", permission: "issue-passes" },
  { to: "/gates", words: "frame.gates", permission: "see-posts" },
  // whoever has duty alone in hand goes there all day; the desk has it under "More"
  ...dutyPlaces.map((place): Place => ({ ...place, unless: "see-board" })),
]

/** Where one goes once or twice a day. */
export const morePlaces: readonly Place[] = [
  { to: "/books", words: "frame.books", permission: "write-books" },
  { to: "/import", words: "frame.import", permission: "import-books" },
  { to: "/findings", words: "frame.findings", permission: "reconcile" },
  ...dutyPlaces.map((place): Place => ({ ...place, also: "see-board" })),
]

/** Where one goes now and then: in the account's menu. */
export const otherPlaces: readonly Place[] = [
  { to: "/wall", words: "frame.wall", permission: "see-wall" },
  { to: "/policies", words: "frame.policies", permission: "see-policies" },
  { to: "/accounts", words: "frame.accounts", permission: "manage-accounts" },
  { to: "/audit", words: "frame.audit", permission: "read-audit" },
  { to: "/erasures", words: "frame.erasures", permission: "erase" },
  { to: "/account", words: "frame.ownAccount", permission: "use-account" },
]

/** The front door leads everyone to the first that they have to do, or else to what they may see. */
export function frontDoorOf(may: (permission: Permission) => boolean): Place["to"] {
  return [...mainPlaces, ...otherPlaces].find((place) => standsFor(place, may))?.to ?? "/account"
}
