import type { FastifyReply, FastifyRequest } from "fastify"
import type { Ground } from "../service/context.ts"
import { type DeviceContext, findLiveDevice } from "../service/gate/find-device.ts"

/** A phone may stand at a gate and go on rounds: each has its own cookie, which is sent where it is asked for alone. */
const cookies = {
  gate: { name: "shouwang-gate", path: "/api/gate" },
  round: { name: "shouwang-round", path: "/api/rounds" },
} as const
/** The credential ends by itself long before; the cookie outlives it so that its end can be told from its absence. */
const COOKIE_SECONDS = 40 * 24 * 3_600

/** The device that sends a request; null where its credential is none or has ended. */
export async function findDevice(ground: Ground, request: FastifyRequest): Promise<DeviceContext | null> {
  const kind = request.url.startsWith(`${cookies.round.path}/`) ? "round" : "gate"
  const cookie = request.cookies[cookies[kind].name]
  return cookie === undefined ? null : findLiveDevice(ground, cookie, kind)
}

export function setDeviceCookie(
  reply: FastifyReply,
  kind: keyof typeof cookies,
  value: string,
  secure: boolean,
): void {
  const { name, path } = cookies[kind]
  reply.setCookie(name, value, {
    ...{ path, httpOnly: true, sameSite: "strict", secure },
    maxAge: COOKIE_SECONDS,
  })
}
