import type { OutgoingHttpHeaders } from "node:http"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { Site } from "./site.ts"

const RETRY_MS = 2_000
/** A client that lets this much wait unread is dropped; it connects again and asks for the whole. */
const UNREAD_BYTES = 65_536

/** A stream of server-sent events to one client. */
export type EventStream = {
  readonly begin: () => void
  /** `id` is what the client names when it connects again. */
  readonly send: (event: string, data: object, id?: string) => void
  readonly end: () => void
}

/** What a stream does besides sending: `beat` between its events, `ended` once, however it ends. */
export type StreamWork = {
  readonly beat: () => Promise<void>
  readonly ended: () => void
}

/** The streams of one set of routes. */
export type EventStreams = {
  readonly open: (request: FastifyRequest, reply: FastifyReply, work: StreamWork) => EventStream
}

export function makeEventStreams(site: Site): EventStreams {
  const open = new Set<EventStream>()
  // a stream never ends by itself, so closing the server would wait for it
  site.server.addHook("preClose", async () => {
    for (const stream of open) stream.end()
  })
  return {
    open: (request, reply, work) => {
      const forget = () => {
        open.delete(stream)
        work.ended()
      }
      const stream = openStream(reply, { ...work, ended: forget }, site.limits.heartbeatMs)
      open.add(stream)
      request.raw.socket.once("close", stream.end)
      return stream
    },
  }
}

function openStream(reply: FastifyReply, work: StreamWork, heartbeatMs: number): EventStream {
  const state = { ended: false }
  const raw = reply.raw
  const write = (text: string) => {
    if (state.ended) return
    raw.write(text)
    if (raw.writableLength > UNREAD_BYTES) raw.destroy()
  }
  const timer = setInterval(() => void work.beat(), heartbeatMs)
  return {
    begin: () => {
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
    },
    send: (event, data, id) => {
      const named = id === undefined ? "" : `id: ${id}\n`
      write(`event: ${event}\n${named}data: ${JSON.stringify(data)}\n\n`)
    },
    end: () => {
      if (state.ended) return
      state.ended = true
      clearInterval(timer)
      work.ended()
      raw.end()
    },
  }
}
