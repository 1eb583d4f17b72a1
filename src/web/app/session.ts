import type { Static } from "typebox"
import { getSession, type Who } from "../../contract/access.ts"
import { mayDo, type Permission } from "../../core/access/roles.ts"
import { switchLanguage } from "../parts/i18n.ts"
import { asking, queryClient, useAsk } from "./query.ts"

export type SignedIn = Static<typeof Who>

/** Who is signed in, and what they may do; null before the first answer and on public pages. */
export function useSession(): { who: SignedIn | null; may: (permission: Permission) => boolean } {
  const { data } = useAsk(getSession, undefined)
  const who = data ?? null
  return { who, may: (permission) => who !== null && mayDo(who.role, permission) }
}

/** After a sign-in, a set-up or a change of one's own account: the reply says who is here now. */
export function welcome(who: SignedIn): void {
  queryClient.setQueryData(asking(getSession, undefined).queryKey, who)
  switchLanguage(who.language)
}

/** Nothing of the one who leaves stays in the browser's memory. */
export function forgetSession(): void {
  queryClient.clear()
}
