import type { Permission } from "../../core/access/roles.ts"

type Place = {
  to:
    | "/"
    | "/table"
    | "/wall"
    | "/register"
    | "/passes"
    | "/gates"
    | "/needs"
    | "/readings"
    | "/import"
    | "/books"
    | "/accounts"
    | "/audit"
    | "/policies"
    | "/erasures"
    | "/account"
  words: string
  permission: Permission
}

/** Where one goes many times a day. */
export const mainPlaces: readonly Place[] = [
  { to: "/", words: "frame.board", permission: "see-board" },
  { to: "/table", words: "frame.table", permission: "see-board" },
  { to: "/register", words: "frame.register", permission: "see-people" },
  { to: "/readings", words: "frame.readings", permission: "run-rounds" },
  { to: "/needs", words: "frame.needs", permission: "deliver-needs" },
  { to: "/passes", words: "frame.passes", permission: "issue-passes" },
  { to: "/gates", words: "frame.gates", permission: "see-posts" },
]

/** Where one goes once or twice a day. */
export const morePlaces: readonly Place[] = [
  { to: "/books", words: "frame.books", permission: "write-books" },
  { to: "/import", words: "frame.import", permission: "import-books" },
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
