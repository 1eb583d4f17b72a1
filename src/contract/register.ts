import Type from "typebox"
import { endReasons } from "../core/quarantine/case-fold.ts"
import { CommandId, Day, endpoint, Id } from "./endpoint.ts"

const Text = Type.String({ maxLength: 200 })
const OptionalDay = Type.Union([Day, Type.Null()])
export const TenureName = Type.Union([
  Type.Literal("owner-occupied"),
  Type.Literal("let"),
  Type.Literal("vacant"),
])
export const StandingName = Type.Union([
  Type.Literal("owner"),
  Type.Literal("family"),
  Type.Literal("tenant"),
])

const HomePerson = Type.Object({
  stayId: Id,
  personId: Id,
  /** Masked (王*明) unless `unmask` was asked for with a purpose. */
  name: Type.String(),
  sex: Type.String(),
  /** Masked (310112********1234). */
  idNumber: Type.String(),
  idKind: Type.String(),
  phone: Type.String(),
  standing: StandingName,
  relation: Type.String(),
  care: Type.String(),
  from: OptionalDay,
  to: OptionalDay,
})

/** One line of a home's story: a reading, a visit, a need, a pass, a call, an entry at the gate. */
export const HomeFact = Type.Object({
  id: Id,
  kind: Type.String(),
  at: Type.String(),
  who: Type.String(),
  /** Column → text, as the book has it; what identifies someone is masked. */
  cells: Type.Record(Type.String(), Type.String()),
  settledOn: OptionalDay,
})

export const HomePage = Type.Object({
  id: Id,
  door: Type.String(),
  stairwellId: Id,
  floor: Type.Integer(),
  ended: OptionalDay,
  households: Type.Array(
    Type.Object({
      id: Id,
      tenure: TenureName,
      householder: Type.String(),
      phone: Type.String(),
      size: Type.Integer(),
      from: OptionalDay,
      to: OptionalDay,
    }),
  ),
  people: Type.Array(HomePerson),
  formerPeople: Type.Array(HomePerson),
  cases: Type.Array(
    Type.Object({
      id: Id,
      personId: Id,
      person: Type.String(),
      openedOn: Day,
      arrivedOn: Day,
      countedFrom: Day,
      dueOn: Day,
      endedOn: OptionalDay,
      endReason: Type.Union([Type.Enum([...endReasons]), Type.Null()]),
      extensionOrder: Type.Union([Type.String(), Type.Null()]),
      /** Day → [morning, afternoon] temperature in °C or null where it is missing. */
      readings: Type.Record(
        Type.String(),
        // two cells: an array of fixed length, since the serializer knows no unions inside tuples
        Type.Unsafe<[number | null, number | null]>(
          Type.Array(Type.Union([Type.Number(), Type.Null()]), { minItems: 2, maxItems: 2 }),
        ),
      ),
    }),
  ),
  facts: Type.Array(HomeFact),
  changes: Type.Array(
    Type.Object({
      id: Id,
      at: Type.String(),
      who: Type.String(),
      action: Type.String(),
      on: Day,
      reason: Type.String(),
    }),
  ),
})

/** Everything known of one home up to a day. `unmask` needs a purpose and is written into the audit, as every reading is. */
export const getHome = endpoint({
  method: "GET",
  path: "/api/home",
  permission: "see-people",
  shows: [
    "books",
    "calls",
    "cases",
    "gate",
    "needs",
    "passes",
    "posts",
    "readings",
    "screenings",
    "visits",
    "waste",
  ],
  query: Type.Object({ id: Id, on: Day, unmask: Type.Optional(Text) }),
  reply: HomePage,
  refusals: ["not-found"],
})

/** Finds homes by door (`12-302`) and people by name or phone, 20 at most. */
export const findHomes = endpoint({
  method: "POST",
  path: "/api/homes/find",
  permission: "see-people",
  body: Type.Object({ text: Text }),
  reply: Type.Object({
    homes: Type.Array(Type.Object({ id: Id, door: Type.String(), people: Type.Array(Type.String()) })),
  }),
})

const change = { commandId: CommandId, on: Day, reason: Type.String({ maxLength: 400 }) }
const Changed = Type.Object({ id: Id })

const registerPost = <B extends ReturnType<typeof Type.Object>>(path: string, body: B) =>
  endpoint({
    method: "POST",
    path,
    permission: "change-register",
    body,
    reply: Changed,
    refusals: [
      "not-found",
      "door-taken",
      "door-not-in-stairwell",
      "still-lived-in",
      "already-ended",
      "already-here",
      "already-known",
      "newer-change",
      "before-start",
      "unknown-sex",
      "wrong-day",
    ],
  })

export const addStairwell = registerPost(
  "/api/register/stairwells/add",
  Type.Object({
    ...change,
    id: Id,
    lane: Text,
    number: Text,
    floors: Type.Integer({ minimum: 1, maximum: 99 }),
    doorsPerFloor: Type.Integer({ minimum: 1, maximum: 40 }),
  }),
)
export const correctStairwell = registerPost(
  "/api/register/stairwells/correct",
  Type.Object({
    ...change,
    id: Id,
    floors: Type.Integer({ minimum: 1, maximum: 99 }),
    doorsPerFloor: Type.Integer({ minimum: 1, maximum: 40 }),
  }),
)
export const endStairwell = registerPost("/api/register/stairwells/end", Type.Object({ ...change, id: Id }))
export const addDwelling = registerPost(
  "/api/register/dwellings/add",
  Type.Object({ ...change, id: Id, stairwellId: Id, room: Text }),
)
export const endDwelling = registerPost("/api/register/dwellings/end", Type.Object({ ...change, id: Id }))
export const addHousehold = registerPost(
  "/api/register/households/add",
  Type.Object({
    ...change,
    id: Id,
    dwellingId: Id,
    tenure: TenureName,
    householder: Text,
    phone: Text,
    size: Type.Integer({ minimum: 0, maximum: 60 }),
  }),
)
export const correctHousehold = registerPost(
  "/api/register/households/correct",
  Type.Object({
    ...change,
    id: Id,
    tenure: TenureName,
    householder: Text,
    phone: Text,
    size: Type.Integer({ minimum: 0, maximum: 60 }),
  }),
)
export const endHousehold = registerPost("/api/register/households/end", Type.Object({ ...change, id: Id }))

const personFields = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  sex: Text,
  idNumber: Text,
  phone: Text,
}
const stayFields = { standing: StandingName, relation: Text, care: Text }

/**
 * A new resident: a birth, a move, a new tenant. A person already known by a valid ID number is joined, not doubled; `personId`: somebody
 * whom the register knows, of whom nothing is said anew.
 */
export const addStay = registerPost(
  "/api/register/stays/add",
  Type.Object({
    ...change,
    id: Id,
    dwellingId: Id,
    personId: Type.Optional(Id),
    ...personFields,
    ...stayFields,
  }),
)
export const correctStay = registerPost(
  "/api/register/stays/correct",
  Type.Object({ ...change, id: Id, ...stayFields }),
)
export const endStay = registerPost("/api/register/stays/end", Type.Object({ ...change, id: Id }))
export const correctPerson = registerPost(
  "/api/register/people/correct",
  Type.Object({ ...change, id: Id, ...personFields }),
)

/** Takes one change back, as a new change. */
export const undoRegisterChange = registerPost("/api/register/undo", Type.Object({ ...change, id: Id }))
