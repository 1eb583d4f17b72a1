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
}

/** Whether a place stands in the navigation of somebody with these permissions. */
export function standsFor(place: Place, may: (permission: Permission) => boolean): boolean {
  return may(place.permission) && (place.unless === undefined || !may(place.unless))
}

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
  { to: "/duty", words: "frame.duty", permission: "run-duty" },
]

/** Where one goes once or twice a day. */
export const morePlaces: readonly Place[] = [
  { to: "/books", words: "frame.books", permission: "write-books" },
  { to: "/import", words: "frame.import", permission: "import-books" },
  { to: "/findings", words: "frame.findings", permission: "reconcile" },
  { to: "/workload", words: "frame.workload", permission: "see-workload" },
  { to: "/volunteers", words: "frame.volunteers", permission: "run-roll" },
  { to: "/shifts/swaps", words: "frame.swaps", permission: "plan-shifts" },
  { to: "/shifts", words: "frame.shifts", permission: "plan-shifts" },
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
