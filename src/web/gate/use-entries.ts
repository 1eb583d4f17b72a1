import { useInfiniteQuery } from "@tanstack/react-query"
import type { Static } from "typebox"
import { listEntries } from "../../contract/posts.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { call } from "../app/client.ts"
import { RefusedError } from "../app/query.ts"

type EntryPage = Static<typeof listEntries.reply>
export type Entry = EntryPage["entries"][number]

/** A day's entries from the newest on, page after page; follows the live line. */
export function useEntries(on: PlainDate, post: string | null) {
  return useInfiniteQuery<EntryPage, RefusedError, { pages: EntryPage[] }, unknown[], string | null>({
    queryKey: [listEntries.path, { on, post }],
    initialPageParam: null,
    queryFn: async ({ pageParam }) => {
      const answer = await call(listEntries, {
        query: {
          on,
          ...(post === null ? {} : { post }),
          ...(pageParam === null ? {} : { before: pageParam }),
        },
      })
      if (!answer.ok) throw new RefusedError(answer)
      return answer.value
    },
    getNextPageParam: ({ next }) => next,
    meta: { live: true, shows: listEntries.shows },
  })
}
