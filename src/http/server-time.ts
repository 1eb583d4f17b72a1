import type { Site } from "./site.ts"

/** Pages set their clock by the `Date` of every answer: it is the clock by which the service knows what day it is. */
export function tellTime({ server, options }: Site): void {
  server.addHook("onSend", async (_request, reply) => {
    reply.header("date", new Date(options.ground.now()).toUTCString())
  })
}
