import type { OutgoingHttpHeaders } from "node:http"
import type { FastifyReply, FastifyRequest } from "fastify"
import { streamEvents } from "../contract/board.ts"
import { readVersion } from "../service/live/read-version.ts"
import { route } from "./route.ts"
import { findSignedIn, type SignedInContext } from "./session.ts"
import type { Site } from "./site.ts"

const RETRY_MS = 2_000
/** A client that lets this much wait unread is dropped; it connects again and asks for the whole. */
const UNREAD_BYTES = 65_536

/**
 * The live stream: `change` with `{"version"}` at once and after every commit, `heartbeat` with `{"live"}` between; `live`
 * is false while changes cannot be heard. A client that knows the version (Last-Event-ID) is not told it again.
 */
export function eventRoutes(site: Site): void {
  const open = new Set<Stream>()
  // a stream never ends by itself, so closing the server would wait for it
  site.server.addHook("preClose", async () => {
    for (const stream of open) stream.end()
  })

  route(site, streamEvents, async ({ context, request, reply }) => {
    const stream = startStream(site, context, request, reply)
    open.add(stream)
    request.raw.socket.once("close", () => {
      stream.end()
      open.delete(stream)
    })
    await stream.begin()
    return undefined
  })
}

type Stream = { readonly begin: () => Promise<void>; readonly end: () => void }

function startStream(
  site: Site,
  context: SignedInContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Stream {
  const state = { known: Number(request.headers["last-event-id"] ?? -1), ended: false }
  const raw = reply.raw

  const write = (text: string) => {
    if (state.ended) return
    raw.write(text)
    if (raw.writableLength > UNREAD_BYTES) raw.destroy()
  }
  const tell = (version: string) => {
    if (Number(version) <= state.known) return
    state.known = Number(version)
    write(`event: change\nid: ${version}\ndata: ${JSON.stringify({ version })}\n\n`)
  }
  const beat = async () => {
    // the television on the wall is used by being looked at; a forgotten page at a desk is not
    const purpose = context.role === "viewer" ? "use" : "look"
    const stillIn = await findSignedIn(context, request, purpose).catch(() => context)
    if (stillIn === null) return end()
    write(`event: heartbeat\ndata: ${JSON.stringify({ live: site.options.isListening() })}\n\n`)
  }

  const unsubscribe = site.options.feed.subscribe(context.communityId, tell)
  const timer = setInterval(() => void beat(), site.limits.heartbeatMs)
  const end = () => {
    if (state.ended) return
    state.ended = true
    clearInterval(timer)
    unsubscribe()
    raw.end()
  }
  const begin = async () => {
    const version = await readVersion(context)
    reply.hijack()
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // an ended stream leaves no idle connection for a stopping server to wait for
      connection: "close",
      // a proxy in front must not collect the stream
      "x-accel-buffering": "no",
    })
    write(`retry: ${RETRY_MS}\n\n`)
    tell(version)
    await beat()
  }
  return { begin, end }
}
