import Type from "typebox"
import { workerKinds } from "../core/roster/duty-ground.ts"
import { freeTimes } from "../core/roster/free-times.ts"
import { consentKinds } from "../core/roster/roll.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"
import { Objections, Part, Returned, SwapMove, SwapWay, TurnObjection } from "./turns.ts"

/** What stands behind the # of somebody's link. */
const Key = Type.String({ minLength: 8, maxLength: 120 })
const Moment = Type.String()
const Wish = Type.Enum(["on", "off"])
const MostTurns = Nullable(Type.Integer({ minimum: 1, maximum: 14 }))
const command = { key: Key, commandId: CommandId }

/** A swap as whoever is in it sees it. */
const OwnSwap = Type.Object({
  id: Id,
  stage: Type.Enum(["open", "agreed", "approved", "refused", "withdrawn", "lapsed"]),
  openedAt: Moment,
  refusedWhy: Nullable(Type.Enum(["rules", "short", "other", "declined"])),
  isMine: Type.Boolean(),
  /** It waits for the reader's word. */
  mayAnswer: Type.Boolean(),
  moves: Type.Array(SwapMove),
})

/** Everything of somebody's own duty. */
export const MyDuty = Type.Object({
  neighbourhood: Type.String(),
  /** Of the office. */
  phone: Type.String(),
  asOf: Moment,
  name: Type.String(),
  kind: Type.Enum([...workerKinds]),
  /** Those of the family who always come along. */
  company: Type.Array(Type.String()),
  free: Type.Array(Type.Enum([...freeTimes])),
  mostTurns: MostTurns,
  /** What the rule allows in a week. */
  turnsAWeek: Type.Integer(),
  hours: Type.Array(
    Type.Object({ id: Id, name: Type.String(), start: Type.Integer(), minutes: Type.Integer() }),
  ),
  turns: Type.Array(
    Type.Object({
      id: Id,
      day: Day,
      post: Type.String(),
      hours: Type.String(),
      startsAt: Moment,
      endsAt: Moment,
      /** Those on the same turn; the number only of a lead who shares it. */
      mates: Type.Array(
        Type.Object({ name: Type.String(), isLead: Type.Boolean(), phone: Nullable(Type.String()) }),
      ),
      /** As many as are wanted stand there. */
      isWhole: Type.Boolean(),
      /** Until when one's own sign-up may be taken back; null: the office decides. */
      backUntil: Nullable(Moment),
      hasSwap: Type.Boolean(),
      /** Of an organisation, whom it sends; null: nobody is named. */
      comer: Nullable(Type.String()),
    }),
  ),
  stood: Type.Object({ turns: Type.Integer(), minutes: Type.Integer() }),
  places: Type.Array(
    Type.Object({
      day: Day,
      postId: Id,
      hoursId: Id,
      post: Type.String(),
      hours: Type.String(),
      startsAt: Moment,
      endsAt: Moment,
      missing: Type.Integer(),
      /** How many the reader may send: of an organisation as many as it owes. */
      most: Type.Integer(),
      objections: Type.Array(TurnObjection),
    }),
  ),
  /** Of an organisation, week by week what it still owes. */
  owes: Type.Array(Type.Object({ week: Day, left: Type.Integer() })),
  absences: Type.Array(Type.Object({ id: Id, from: Day, until: Nullable(Day), isOwn: Type.Boolean() })),
  wishes: Type.Array(Type.Object({ id: Id, day: Day, hoursId: Nullable(Id), wish: Wish })),
  consents: Type.Array(Type.Enum([...consentKinds])),
  swaps: Type.Array(OwnSwap),
  /** What they are told now for the first time. */
  messages: Type.Array(
    Type.Object({
      what: Type.Enum(["published", "changed", "swap-asked", "swap-decided", "stand-in", "stood-down"]),
      monday: Nullable(Day),
      at: Moment,
    }),
  ),
  /** The address of the calendar; null: there is none. */
  feed: Nullable(Type.String()),
})

/** Somebody's own duty, by the secret in their link. What was to be told to them is told with it. */
export const openMyDuty = endpoint({
  method: "POST",
  path: "/api/my-duty/open",
  permission: "public",
  body: Type.Object({ key: Key }),
  reply: MyDuty,
  refusals: ["wrong-duty-link"],
})

const Slot = { day: Day, postId: Id, hoursId: Id }

/** Signs up for an open place, together with the family that comes along; an organisation says how many it sends. Objections: it is not done. */
export const takeTurn = endpoint({
  method: "POST",
  path: "/api/my-duty/take",
  permission: "public",
  body: Type.Object({
    ...command,
    ...Slot,
    heads: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  reply: Objections,
  refusals: ["wrong-duty-link"],
})

/** Takes one's own sign-up back. */
export const giveBackTurn = endpoint({
  method: "POST",
  path: "/api/my-duty/give-back",
  permission: "public",
  body: Type.Object({ ...command, turnId: Id }),
  reply: Done,
  refusals: ["wrong-duty-link", "not-found", "too-late-to-give-back"],
})

/** An organisation says whom it sends to a turn; an empty name takes it away. Objections: it is not written. */
export const nameOwnTurn = endpoint({
  method: "POST",
  path: "/api/my-duty/name",
  permission: "public",
  body: Type.Object({
    ...command,
    turnId: Id,
    name: Type.String({ maxLength: 20 }),
    isAdult: Type.Boolean(),
  }),
  reply: Objections,
  refusals: ["wrong-duty-link", "not-found"],
})

/** Says on which days one cannot come. Turns told for these days are free at once, and the office learns of it. */
export const sayAway = endpoint({
  method: "POST",
  path: "/api/my-duty/away",
  permission: "public",
  body: Type.Object({ ...command, id: Id, from: Day, until: Day }),
  reply: Type.Object({ turns: Type.Integer() }),
  refusals: ["wrong-duty-link", "wrong-day", "already-known"],
})

/** One can come after all; turns that were freed are theirs again, where nobody else has them and the rules allow it. */
export const takeBackAway = endpoint({
  method: "POST",
  path: "/api/my-duty/come-again",
  permission: "public",
  body: Type.Object({ ...command, id: Id }),
  reply: Returned,
  refusals: ["wrong-duty-link", "not-found"],
})

/** When one may be asked, and how often in a week; null: as often as the rule allows. */
export const changeFreeTimes = endpoint({
  method: "POST",
  path: "/api/my-duty/free-times",
  permission: "public",
  body: Type.Object({
    ...command,
    free: Type.Array(Type.Enum([...freeTimes]), { maxItems: 4, uniqueItems: true }),
    mostTurns: MostTurns,
  }),
  reply: Done,
  refusals: ["wrong-duty-link"],
})

/** A day, or hours of it, that one would like or would rather not have. */
export const addWish = endpoint({
  method: "POST",
  path: "/api/my-duty/wish",
  permission: "public",
  body: Type.Object({ ...command, id: Id, day: Day, hoursId: Nullable(Id), wish: Wish }),
  reply: Done,
  refusals: ["wrong-duty-link", "wrong-day", "not-found"],
})

export const withdrawWish = endpoint({
  method: "POST",
  path: "/api/my-duty/unwish",
  permission: "public",
  body: Type.Object({ ...command, id: Id }),
  reply: Done,
  refusals: ["wrong-duty-link", "not-found"],
})

/** Agrees to something, or takes it back; whoever may not be kept any more is deleted at once, and the link with them. */
export const changeConsent = endpoint({
  method: "POST",
  path: "/api/my-duty/consent",
  permission: "public",
  body: Type.Object({
    ...command,
    id: Id,
    what: Type.Enum([...consentKinds]),
    withdrawn: Type.Boolean(),
  }),
  reply: Done,
  refusals: ["wrong-duty-link"],
})

/** Who could take a turn of one's own, and with whom it could be exchanged. */
export const listOwnWays = endpoint({
  method: "POST",
  path: "/api/my-duty/ways",
  permission: "public",
  body: Type.Object({ key: Key, turnId: Id }),
  reply: Type.Object({ ways: Type.Array(SwapWay) }),
  refusals: ["wrong-duty-link", "not-found", "search-failed"],
})

/** Asks those who are in one of the ways. Objections: it is not done. */
export const askSwap = endpoint({
  method: "POST",
  path: "/api/my-duty/ask-swap",
  permission: "public",
  body: Type.Object({
    ...command,
    id: Id,
    turnId: Id,
    parts: Type.Array(Part, { minItems: 1, maxItems: 12 }),
  }),
  reply: Objections,
  refusals: ["wrong-duty-link", "not-found", "already-known", "already-asked", "wrong-swap"],
})

/** Yes or no to what one is asked. */
export const answerSwap = endpoint({
  method: "POST",
  path: "/api/my-duty/answer-swap",
  permission: "public",
  body: Type.Object({ ...command, id: Id, agrees: Type.Boolean() }),
  reply: Done,
  refusals: ["wrong-duty-link", "not-found", "already-settled"],
})

/** Takes back what one has asked, as long as the office has not decided. */
export const withdrawSwap = endpoint({
  method: "POST",
  path: "/api/my-duty/withdraw-swap",
  permission: "public",
  body: Type.Object({ ...command, id: Id }),
  reply: Done,
  refusals: ["wrong-duty-link", "not-found", "already-settled"],
})
