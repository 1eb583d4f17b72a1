import { findPerson } from "../../store/people/register-people.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { type PersonFields, readPerson, savePerson } from "./save-person.ts"

/** Corrects who someone is: name, sex, document number, telephone. */
export async function correctPerson(
  context: Context,
  given: RegisterCommand & { readonly id: string } & PersonFields,
): RegisterAnswer<"not-found" | "unknown-sex" | "already-known"> {
  return changeRegister(context, given, "person.correct", async (work) => {
    const before = await findPerson(work.tx, work.communityId, given.id)
    if (before === undefined) return refuse("not-found", "id")
    const after = readPerson(given)
    if (after === null) return refuse("unknown-sex", "sex")
    return savePerson(work, given.id, "correct", before, after)
  })
}
