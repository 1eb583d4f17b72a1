import { findHousehold } from "../../store/people/register-households.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import type { HouseholdFields } from "./add-household.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { saveHousehold } from "./save-household.ts"

/** Corrects what is written of a household, also of one that has ended. */
export async function correctHousehold(
  context: Context,
  given: RegisterCommand & { readonly id: string } & HouseholdFields,
): RegisterAnswer<"not-found"> {
  return changeRegister(context, given, "household.correct", async (work) => {
    const household = await findHousehold(work.tx, work.communityId, given.id)
    if (household === undefined) return refuse("not-found", "id")
    const { tenure, size } = given
    const written = { householder: given.householder.trim(), phone: given.phone.replace(/[\s-]/g, "") }
    return saveHousehold(work, given.id, "correct", household, { ...household, tenure, size, ...written })
  })
}
