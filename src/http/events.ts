import { streamEvents } from "../contract/board.ts"
import type { ChangeListener } from "../service/live/change-feed.ts"
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
 * The live stream: `change` with `{"version", "topics"}` at once and soon after every commit, `heartbeat` with `{"live"}` between;
 * `live` is false while changes cannot be heard, `topics` null where the change may be about anything. A client that knows the
 * version (Last-Event-ID) is not told it again.
 */
export function eventRoutes(site: Site): void {
  const streams = makeEventStreams(site)
  const turn = { next: 0 }

  route(site, streamEvents, async ({ context, request, reply }) => {
    const turnMs = (turn.next++ % TURNS) * (TURNS_MS / TURNS)
    const state = { known: Number(request.headers["last-event-id"] ?? -1), newest: "", restsUntil: 0 }
    const about = makeGathering()
    const tell = (version: string, topics: readonly string[] | null) => {
      if (Number(version) <= state.known) return
      state.known = Number(version)
      state.restsUntil = performance.now() + REST_MS
      stream.send("change", { version, topics }, version)
    }
    let timer: NodeJS.Timeout | undefined
    const tellInTurn = ({ version, topics }: Parameters<ChangeListener>[0]) => {
      state.newest = version
      about.add(topics)
      const rest = state.restsUntil - performance.now()
      timer ??= setTimeout(
        () => {
          timer = undefined
          tell(state.newest, about.take())
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
    // how far behind the client is nobody knows
    tell(version, null)
    await beat()
    return undefined
  })
}

/** What changes that are told as one are about, all of them together. */
function makeGathering() {
  let gathered: Set<string> | null = new Set()
  return {
    add: (topics: readonly string[] | null) => {
      gathered = topics === null || gathered === null ? null : new Set([...gathered, ...topics])
    },
    take: (): string[] | null => {
      const taken = gathered && [...gathered]
      gathered = new Set()
      return taken
    },
  }
}
