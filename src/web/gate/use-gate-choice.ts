import { useNavigate, useSearch } from "@tanstack/react-router"
import { countEntries, listPosts } from "../../contract/posts.ts"
import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { today } from "../parts/days.ts"

/** The day and the post that a screen of the gates shows; `post` null: all of them. */
export type GateChoice = { readonly on: PlainDate; readonly post: string | null }

/** What the address says; today, where it names no day. */
export function useGateChoice(): GateChoice & { choose: (choice: GateChoice) => void } {
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const on = parsePlainDate(search.on ?? "") ?? today()
  return {
    on,
    post: search.post ?? null,
    choose: ({ on: day, post }) =>
      void navigate({
        to: ".",
        search: { ...(day === today() ? {} : { on: day }), ...(post === null ? {} : { post }) },
        replace: true,
        resetScroll: false,
      }),
  }
}

/** The names of the posts that stand, and of those that have entries on a day. */
export function usePostNames(on: PlainDate): string[] {
  const { data: standing } = useAsk(listPosts, undefined, { live: true })
  const { data: counted } = useAsk(countEntries, { on }, { live: true })
  const open = standing?.posts.filter(({ closedAt }) => closedAt === null).map(({ name }) => name) ?? []
  return [...new Set([...open, ...(counted?.hours.map(({ post }) => post) ?? [])])]
}
