import { streamEvents } from "../contract/board.ts"
import { readVersion } from "../service/live/read-version.ts"
import { makeEventStreams } from "./event-stream.ts"
import { route } from "./route.ts"
import { findSignedIn } from "./session.ts"
import type { Site } from "./site.ts"

/**
 * All open screens ask anew after a change. So that they do not all ask at one moment, each stream has its turn within this
 * time; and it rests between two changes, since one asking shows whatever happened before it.
 */
const TURNS_MS = 300
const TURNS = 20
const REST_MS = 300

/**
 * The live stream: `change` with `{"version"}` at once and soon after every commit, `heartbeat` with `{"live"}` between; `live`
 * is false while changes cannot be heard. A client that knows the version (Last-Event-ID) is not told it again.
 */
export function eventRoutes(site: Site): void {
  const streams = makeEventStreams(site)
  const turn = { next: 0 }

  route(site, streamEvents, async ({ context, request, reply }) => {
    const turnMs = (turn.next++ % TURNS) * (TURNS_MS / TURNS)
    const state = { known: Number(request.headers["last-event-id"] ?? -1), newest: "", restsUntil: 0 }
    const tell = (version: string) => {
      if (Number(version) <= state.known) return
      state.known = Number(version)
      state.restsUntil = performance.now() + REST_MS
      stream.send("change", { version }, version)
    }
    let timer: NodeJS.Timeout | undefined
    const tellInTurn = (version: string) => {
      state.newest = version
      const rest = state.restsUntil - performance.now()
      timer ??= setTimeout(
        () => {
          timer = undefined
          tell(state.newest)
        },
        rest > 0 ? rest : turnMs,
      )
    }
    const beat = async () => {
      // the television on the wall is used by being looked at; a forgotten page at a desk is not
      const purpose = context.role === "viewer" ? "use" : "look"
      const stillIn = await findSignedIn(context, request, purpose).catch(() => context)
      if (stillIn === null) return stream.end()
      stream.send("heartbeat", { live: site.options.isListening() })
    }
    const unsubscribe = site.options.feed.subscribe(context.communityId, tellInTurn)
    const ended = () => {
      clearTimeout(timer)
      unsubscribe()
    }
    const stream = streams.open(request, reply, { beat, ended })
    const version = await readVersion(context)
    stream.begin()
    tell(version)
    await beat()
    return undefined
  })
}
