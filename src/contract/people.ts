import Type from "typebox"
import { endpoint, Id } from "./endpoint.ts"
import { StandingName } from "./register.ts"

/** Somebody found; name, document number and telephone are masked. A person who lives nowhere here has no home. */
export const FoundPerson = Type.Object({
  id: Id,
  name: Type.String(),
  sex: Type.String(),
  idNumber: Type.String(),
  phone: Type.String(),
  homeId: Type.Union([Id, Type.Null()]),
  door: Type.Union([Type.String(), Type.Null()]),
  standing: Type.Union([StandingName, Type.Null()]),
  /** In home quarantine today. */
  quarantined: Type.Boolean(),
})

/**
 * Finds people while somebody types: by door (`12-302`), digits of a telephone or a document number, a name or the
 * initials of its pinyin (`wxm`). The text goes in the body: an address would keep it in logs.
 */
export const findPeople = endpoint({
  method: "POST",
  path: "/api/people/find",
  permission: "see-people",
  body: Type.Object({ text: Type.String({ maxLength: 60 }) }),
  reply: Type.Object({ people: Type.Array(FoundPerson) }),
})
