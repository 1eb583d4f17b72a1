import Type from "typebox"
import { dispositions } from "../core/policy/policy.ts"
import { screeningChannels, transports } from "../core/quarantine/screening-words.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"
import { FoundPerson } from "./people.ts"

const Short = Type.String({ maxLength: 60 })
const Channel = Type.Enum([...screeningChannels])
const DispositionName = Type.Enum([...dispositions])

/** `2020-02-10 18:20` on Shanghai's clock: when it was written on paper. Without it: now. */
const Moment = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$" })

/** Who is screened: somebody known (`personId`; what is said beside fills gaps), or whoever these say. */
const Who = {
  personId: Nullable(Id),
  name: Short,
  idNumber: Type.String({ maxLength: 40 }),
  phone: Type.String({ maxLength: 40 }),
}

/** An earlier registration of somebody, in the words of the book. */
const Earlier = Type.Object({
  id: Id,
  at: Type.String(),
  channel: Type.String(),
  arrivedOn: Day,
  disposition: Type.String(),
})

/** Whether somebody is known already: their earlier registrations, newest first, and the case of quarantine that is open. */
export const findScreened = endpoint({
  method: "POST",
  path: "/api/screening/known",
  permission: "screen",
  body: Type.Object({ personId: Nullable(Id), name: Short, idNumber: Who.idNumber, homeId: Nullable(Id) }),
  reply: Type.Object({
    person: Nullable(FoundPerson),
    earlier: Type.Array(Earlier),
    case: Nullable(Type.Object({ id: Id, door: Type.String(), countedFrom: Day, dueOn: Day })),
  }),
})

/**
 * Registers somebody who comes back. The disposition is what the rule in force that day proposes, or milder with a reason; the
 * person's second registration joins the first. `caseId`: the case that is open now.
 */
export const registerReturnee = endpoint({
  method: "POST",
  path: "/api/screening/register",
  permission: "screen",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    at: Type.Optional(Moment),
    channel: Channel,
    ...Who,
    homeId: Id,
    from: Short,
    keyArea: Type.Boolean(),
    arrivedOn: Day,
    transport: Nullable(Type.Enum([...transports])),
    vehicle: Short,
    leftKeyAreaOn: Nullable(Day),
    lastContactOn: Nullable(Day),
    /** Null: nobody has looked at the dwelling yet. */
    suitable: Nullable(Type.Boolean()),
    symptoms: Type.Boolean(),
    disposition: DispositionName,
    /** Why it is milder than the rule proposes. */
    reason: Type.String({ maxLength: 200 }),
    /** The return that a resident reported, which this settles. */
    reportId: Nullable(Id),
    /** The row of a list from above that this ends: whoever it names was missed. */
    rowId: Type.Optional(Nullable(Id)),
  }),
  reply: Type.Object({ id: Id, personId: Id, caseId: Nullable(Id), joined: Type.Boolean() }),
  refusals: [
    "not-found",
    "already-known",
    "row-ended",
    "wrong-day",
    "no-rule-in-force",
    "stricter-than-rule",
    "milder-needs-reason",
  ],
})

/** Screens a tenant of a home: whose home it is, where they were. */
export const screenTenant = endpoint({
  method: "POST",
  path: "/api/screening/tenant",
  permission: "screen",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    at: Type.Optional(Moment),
    channel: Channel,
    ...Who,
    homeId: Id,
    landlord: Short,
    whereabouts: Short,
  }),
  reply: Type.Object({ id: Id, personId: Id, joined: Type.Boolean() }),
  refusals: ["not-found", "already-known", "wrong-day"],
})

/** Takes a registration back that was wrong, with the reason: it counts no more, and opens no case. */
export const takeBackScreening = endpoint({
  method: "POST",
  path: "/api/screening/take-back",
  permission: "screen",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    screeningId: Id,
    reason: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  reply: Done,
  refusals: ["not-found"],
})

/** A registration as its book has it; names are masked. */
export const ScreeningLine = Type.Object({
  id: Id,
  at: Type.String(),
  channel: Type.String(),
  personId: Id,
  name: Type.String(),
  homeId: Nullable(Id),
  door: Type.String(),
  from: Type.String(),
  keyArea: Type.Boolean(),
  arrivedOn: Nullable(Day),
  transport: Type.String(),
  vehicle: Type.String(),
  leftKeyAreaOn: Nullable(Day),
  lastContactOn: Nullable(Day),
  disposition: Type.String(),
  landlord: Type.String(),
  whereabouts: Type.String(),
  by: Type.String(),
})

const TodayAndToDate = Type.Object({ today: Type.Integer(), toDate: Type.Integer() })

/** Registrations, newest first, 50 at a time; the counts are the board's, at the end of `on` or today. */
export const listScreenings = endpoint({
  method: "GET",
  path: "/api/screening",
  permission: "screen",
  shows: ["cases", "screenings"],
  query: Type.Object({
    kind: Type.Enum(["returnee", "tenant"]),
    on: Type.Optional(Day),
    channel: Type.Optional(Channel),
    disposition: Type.Optional(DispositionName),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  reply: Type.Object({
    total: Type.Integer(),
    lines: Type.Array(ScreeningLine),
    returnees: TodayAndToDate,
    tenants: TodayAndToDate,
    inQuarantine: Type.Integer(),
  }),
})

/** Returns that residents have reported themselves and nobody has registered yet; names are masked. */
export const listReturns = endpoint({
  method: "GET",
  path: "/api/screening/returns",
  permission: "screen",
  shows: ["reports"],
  reply: Type.Object({
    returns: Type.Array(
      Type.Object({
        id: Id,
        receivedAt: Type.String(),
        channel: Type.Enum(["card", "phone", "paper"]),
        door: Type.String(),
        name: Type.String(),
        from: Type.String(),
        arrivedOn: Nullable(Day),
      }),
    ),
  }),
})

/** One of them as it was written, to be registered. That it was read is written down. */
export const openReturn = endpoint({
  method: "GET",
  path: "/api/screening/returns/one",
  permission: "screen",
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    id: Id,
    person: Nullable(FoundPerson),
    homeId: Nullable(Id),
    door: Type.String(),
    name: Type.String(),
    idNumber: Type.String(),
    phone: Type.String(),
    from: Type.String(),
    arrivedOn: Nullable(Day),
    transport: Type.String(),
    vehicle: Type.String(),
    note: Type.String(),
  }),
  refusals: ["not-found"],
})

/** Every let home in walking order, with its tenants (masked) and the day on which each was first screened. */
export const listLetHomes = endpoint({
  method: "GET",
  path: "/api/screening/let-homes",
  permission: "screen",
  shows: ["screenings"],
  reply: Type.Object({
    homes: Type.Array(
      Type.Object({
        homeId: Id,
        door: Type.String(),
        stairwellId: Id,
        stairwell: Type.String(),
        tenants: Type.Array(Type.Object({ personId: Id, name: Type.String(), screenedOn: Nullable(Day) })),
      }),
    ),
  }),
})
