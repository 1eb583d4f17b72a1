import { findStay } from "../../store/people/register-stays.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import type { StayFields } from "./add-stay.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { saveStay } from "./save-stay.ts"

/** Corrects as what someone lives in a home, and what care they need. */
export async function correctStay(
  context: Context,
  given: RegisterCommand & { readonly id: string } & StayFields,
): RegisterAnswer<"not-found"> {
  return changeRegister(context, given, "stay.correct", async (work) => {
    const stay = await findStay(work.tx, work.communityId, given.id)
    if (stay === undefined) return refuse("not-found", "id")
    const { standing, relation, care } = given
    return saveStay(work, given.id, "correct", stay, { ...stay, standing, relation, care })
  })
}
