import { redirect } from "@tanstack/react-router"
import { getSession, getSetUp } from "../../contract/access.ts"
import { mayDo, type Permission } from "../../core/access/roles.ts"
import { frontDoorOf } from "./places.ts"
import { asking, queryClient, RefusedError } from "./query.ts"

/** Thrown by `admit` for an account without the permission; the router's error page has the words. */
export class NotAllowedError extends Error {}

/** Lets those in who may: others are sent to sign in, or to the first run's set-up. */
export async function admit(permission: Permission, to: string): Promise<void> {
  const who = await queryClient.ensureQueryData(asking(getSession, undefined)).catch((error: unknown) => {
    if (error instanceof RefusedError && error.refusal === "not-signed-in") return null
    throw error
  })
  if (who === null) {
    const { needed } = await queryClient.fetchQuery(asking(getSetUp, undefined))
    throw needed
      ? redirect({ to: "/set-up" })
      : redirect({ to: "/sign-in", search: to === "/" ? {} : { to } })
  }
  if (mayDo(who.role, permission)) return
  if (permission === "see-board" && to === "/")
    throw redirect({ to: frontDoorOf((wanted) => mayDo(who.role, wanted)) })
  throw new NotAllowedError("not-allowed")
}
