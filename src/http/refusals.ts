import type { FastifyError, FastifyInstance, FastifyReply } from "fastify"
import type { Refusal } from "../service/context.ts"
import { isDatabaseDown } from "../service/database-down.ts"

/** The one place where refusals become HTTP. What is not listed is a clash with how things stand: 409. */
const statusOf: Readonly<Record<string, number>> = {
  "bad-input": 400,
  "bad-batch": 400,
  "no-files": 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "wrong-origin": 403,
  "wrong-login-or-password": 403,
  "wrong-password": 403,
  "wrong-code": 403,
  "wrong-pass-link": 403,
  "wrong-home-key": 403,
  "wrong-duty-link": 403,
  "wrong-join-code": 403,
  "wrong-join-link": 403,
  "wrong-signature": 403,
  "wrong-pin": 403,
  "unknown-device": 403,
  "device-revoked": 403,
  "not-found": 404,
  "too-large": 413,
  "wrong-media-type": 415,
  "door-not-in-stairwell": 422,
  "before-start": 422,
  "bad-cell": 422,
  "unknown-sex": 422,
  "wrong-day": 422,
  "reason-needed": 422,
  "time-over": 422,
  "time-to-come": 422,
  "not-confirmed": 422,
  "key-not-confirmed": 422,
  "wrong-pass-days": 422,
  "extension-not-later": 422,
  "document-needed": 422,
  "note-needed": 422,
  "deadline-needed": 422,
  "cannot-have-task": 422,
  "nobody-may-take": 422,
  "wrong-policy-value": 422,
  "wrong-policy-day": 422,
  "policy-counts-already": 422,
  "would-keep-longer": 422,
  "no-rule-in-force": 422,
  "unreadable-list": 422,
  "empty-list": 422,
  "no-name-column": 422,
  "too-many-rows": 422,
  "row-needs-person": 422,
  "row-needs-reason": 422,
  "row-needs-task": 422,
  "row-needs-home": 422,
  "stricter-than-rule": 422,
  "milder-needs-reason": 422,
  "consent-needed": 422,
  "roster-breaks-rules": 422,
  "account-locked": 423,
  "device-locked": 423,
  "too-many-requests": 429,
  "server-error": 500,
  "search-failed": 503,
  "database-down": 503,
}

/** The refusals that every endpoint may answer with, besides its own. */
export const commonRefusals = [
  "bad-input",
  "not-signed-in",
  "not-allowed",
  "wrong-origin",
  "wrong-media-type",
  "too-large",
  "too-many-requests",
  "command-id-taken",
  "server-error",
  "database-down",
] as const

export function sendRefusal(reply: FastifyReply, refusal: Omit<Refusal, "ok">): FastifyReply {
  const body =
    refusal.field === undefined
      ? { refusal: refusal.refusal }
      : { refusal: refusal.refusal, field: refusal.field }
  return reply
    .code(statusOf[refusal.refusal] ?? 409)
    .header("content-type", "application/json; charset=utf-8")
    .header("cache-control", "no-store")
    .serializer(JSON.stringify)
    .send(body)
}

/** Answers what was thrown: a refusal where the request was at fault, else `server-error` without details. */
export function handleErrors(server: FastifyInstance): void {
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.refusal === "server-error") request.log.error({ err: error }, "request failed")
    return sendRefusal(reply, refusal)
  })
}

function refusalOf(error: FastifyError): Omit<Refusal, "ok"> {
  if (error.validation) {
    const field = error.validation[0]?.instancePath.split("/")[1]
    return field === undefined || field === "" ? { refusal: "bad-input" } : { refusal: "bad-input", field }
  }
  if (isDatabaseDown(error)) return { refusal: "database-down" }
  // text that PostgreSQL cannot hold: a NUL character, half a surrogate pair
  if (error.code === "22021" || error.code === "22P05") return { refusal: "bad-input" }
  switch (error.statusCode) {
    case 400:
    case 406:
      return { refusal: "bad-input" }
    case 413:
      return { refusal: "too-large" }
    case 415:
      return { refusal: "wrong-media-type" }
    case 429:
      return { refusal: "too-many-requests" }
    default:
      return { refusal: "server-error" }
  }
}
