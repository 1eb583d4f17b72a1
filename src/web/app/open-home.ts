import { useRouterState } from "@tanstack/react-router"
import { getHome } from "../../contract/register.ts"
import { today } from "../parts/days.ts"
import { useAsk } from "./query.ts"
import { useSession } from "./session.ts"

/** The home that is open on the screen, whichever it is: a task made now is about it. */
export function useOpenHome(enabled: boolean): { readonly id: string; readonly door: string } | null {
  const { may } = useSession()
  const id = useRouterState({
    select: ({ location }) => {
      const { home } = location.search as { home?: unknown }
      const onPage = /^\/home\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1]
      return onPage ?? (typeof home === "string" && /^[0-9a-f-]{36}$/.test(home) ? home : null)
    },
  })
  const query = { id: id ?? "", on: today() }
  const { data } = useAsk(getHome, query, { enabled: enabled && id !== null && may("see-people") })
  return id === null || data === undefined ? null : { id, door: data.door }
}
