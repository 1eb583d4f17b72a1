import { streamEvents } from "../contract/board.ts"
import { readVersion } from "../service/live/read-version.ts"
import { makeEventStreams } from "./event-stream.ts"
import { route } from "./route.ts"
import { findSignedIn } from "./session.ts"
import type { Site } from "./site.ts"

/**
 * The live stream: `change` with `{"version"}` at once and after every commit, `heartbeat` with `{"live"}` between; `live`
 * is false while changes cannot be heard. A client that knows the version (Last-Event-ID) is not told it again.
 */
export function eventRoutes(site: Site): void {
  const streams = makeEventStreams(site)

  route(site, streamEvents, async ({ context, request, reply }) => {
    const state = { known: Number(request.headers["last-event-id"] ?? -1) }
    const tell = (version: string) => {
      if (Number(version) <= state.known) return
      state.known = Number(version)
      stream.send("change", { version }, version)
    }
    const beat = async () => {
      // the television on the wall is used by being looked at; a forgotten page at a desk is not
      const purpose = context.role === "viewer" ? "use" : "look"
      const stillIn = await findSignedIn(context, request, purpose).catch(() => context)
      if (stillIn === null) return stream.end()
      stream.send("heartbeat", { live: site.options.isListening() })
    }
    const unsubscribe = site.options.feed.subscribe(context.communityId, tell)
    const stream = streams.open(request, reply, { beat, ended: unsubscribe })
    const version = await readVersion(context)
    stream.begin()
    tell(version)
    await beat()
    return undefined
  })
}
