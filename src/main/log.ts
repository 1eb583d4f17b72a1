import pino, { type Logger } from "pino"
import { safeError } from "../http/safe-error.ts"

/** The server's log: JSON lines on the error output, of what happened and never about whom. */
export function makeLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: safeError },
      redact: {
        paths: ["req", "res", "request", "reply", "headers", "body", "query", "params"],
        remove: true,
      },
    },
    pino.destination(2),
  )
}
