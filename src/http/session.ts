import type { FastifyReply, FastifyRequest } from "fastify"
import { sessionLife } from "../core/access/session-life.ts"
import { findSession, type Session } from "../service/access/find-session.ts"
import type { Context, Ground } from "../service/context.ts"

const COOKIE = "shouwang"

/** A person signed in, with the session that says so. */
export type SignedInContext = Context & { readonly session: Session }

/** Who sends a request; null when nobody is signed in. */
export async function findSignedIn(
  ground: Ground,
  request: FastifyRequest,
  purpose: "use" | "look" = "use",
): Promise<SignedInContext | null> {
  const cookie = request.cookies[COOKIE]
  const session = cookie === undefined ? null : await findSession(ground, cookie, purpose)
  if (session === null) return null
  const { communityId, accountId, role } = session
  return { ...ground, communityId, accountId, role, session }
}

export function setSessionCookie(reply: FastifyReply, value: string, secure: boolean): void {
  reply.setCookie(COOKIE, value, { ...attributes(secure), maxAge: sessionLife.wholeMinutes * 60 })
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(COOKIE, attributes(secure))
}

function attributes(secure: boolean) {
  return { path: "/", httpOnly: true, sameSite: "strict", secure } as const
}
