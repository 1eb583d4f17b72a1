import type { seekWays } from "../../core/roster/seek-ways.ts"
import type { Refusal } from "../context.ts"

type Searches = typeof seekWays

/**
 * The searches of the day at the posts, as the server is given them: away from the thread that answers people. Nobody's
 * transaction is open meanwhile: read, seek, then look whether it still holds and write.
 */
export type WaySeeker = {
  readonly [What in keyof Searches]: (
    ask: Parameters<Searches[What]>[0],
  ) => Promise<ReturnType<Searches[What]> | Refusal<"search-failed">>
}
