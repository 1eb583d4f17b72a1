import type { Role } from "../core/access/roles.ts"
import type { Instant } from "../core/kit/dates.ts"
import type { Db } from "../store/database/db.ts"

/** What every use case is given: the database, the clock, ids. Nothing here is global. */
export type Ground = {
  readonly db: Db
  /** Connections that own the tables, for deletion and backup. */
  readonly ownerDb: Db
  readonly now: () => Instant
  readonly newId: () => string
}

/** A signed-in person at work in one neighbourhood. */
export type Context = Ground & {
  readonly communityId: string
  readonly accountId: string
  readonly role: Role
}

/** An expected refusal: a code for the screen's words, and the field to mend where there is one. */
export type Refusal<Code extends string = string> = {
  readonly ok: false
  readonly refusal: Code
  readonly field?: string
}
