import type { FastifyReply, FastifyRequest } from "fastify"
import type { Ground } from "../service/context.ts"
import { type DeviceContext, findLiveDevice } from "../service/gate/find-device.ts"

const COOKIE = "shouwang-gate"
/** The credential ends by itself long before; the cookie outlives it so that its end can be told from its absence. */
const COOKIE_SECONDS = 40 * 24 * 3_600

/** The gate's device that sends a request; null where its credential is none or has ended. */
export async function findDevice(ground: Ground, request: FastifyRequest): Promise<DeviceContext | null> {
  const cookie = request.cookies[COOKIE]
  return cookie === undefined ? null : findLiveDevice(ground, cookie)
}

export function setDeviceCookie(reply: FastifyReply, value: string, secure: boolean): void {
  reply.setCookie(COOKIE, value, {
    ...{ path: "/api/gate", httpOnly: true, sameSite: "strict", secure },
    maxAge: COOKIE_SECONDS,
  })
}
