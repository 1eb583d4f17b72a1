import type { Site } from "./site.ts"

/**
 * Pages set their clock by the `Date` of every answer of the interface: it is the clock by which the service knows what
 * day it is. Files keep the machine's own, by which browsers reckon for how long they may keep them.
 */
export function tellTime({ server, options }: Site): void {
  server.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/")) reply.header("date", new Date(options.ground.now()).toUTCString())
  })
}
