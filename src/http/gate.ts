import { Compile } from "typebox/compile"
import * as contract from "../contract/gate.ts"
import type { EntryBatch } from "../core/gate/batch.ts"
import { beginShift, type ShiftClaim } from "../service/gate/begin-shift.ts"
import { makeGateStates, type SharedState } from "../service/gate/gate-states.ts"
import { makeGateWatch } from "../service/gate/gate-watch.ts"
import { getGateState } from "../service/gate/get-gate-state.ts"
import { getGateTables } from "../service/gate/get-gate-tables.ts"
import { hearDevice } from "../service/gate/hear-device.ts"
import { makeIntake } from "../service/gate/intake.ts"
import { joinPost } from "../service/gate/join-post.ts"
import { readSharedState } from "../service/gate/read-shared-state.ts"
import { isRefusal, refuse } from "../service/refusal.ts"
import { setDeviceCookie } from "./device.ts"
import { makeEventStreams } from "./event-stream.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** What a post's device asks, sends and hears. */
export function gateRoutes(site: Site): void {
  const { ground, feed } = site.options
  const rateLimit = { max: site.limits.passwordTriesPerMinute, timeWindow: 60_000 }
  const states = makeGateStates()
  const watch = makeGateWatch(ground, feed, states)
  const intake = makeIntake(ground)
  const streams = makeEventStreams(site)

  route(
    site,
    contract.joinPost,
    async ({ context, body, reply }) => {
      const joined = await joinPost(context, body)
      if (isRefusal(joined)) return joined
      setDeviceCookie(reply, joined.kind, joined.cookie, site.secure)
      return joined.membership
    },
    { rateLimit },
  )

  route(
    site,
    contract.beginShift,
    async ({ context, body, reply }) => {
      const claim = readSigned<ShiftClaim>(isShiftClaim, body.signed)
      if (claim === null) return refuse("bad-batch", "signed")
      const begun = await beginShift(context, { text: body.signed, signature: body.signature, claim })
      if (isRefusal(begun)) return begun
      setDeviceCookie(reply, "gate", begun.cookie, site.secure)
      return begun.membership
    },
    { rateLimit },
  )

  route(site, contract.takeEntries, async ({ body }) => {
    const batch = readSigned<EntryBatch>(isEntryBatch, body.signed)
    if (batch === null) return refuse("bad-batch", "signed")
    const taken = await intake.take({ text: body.signed, signature: body.signature, batch })
    return isRefusal(taken) ? taken : { taken: taken.taken, serverTime: ground.now() }
  })

  route(site, contract.getGateState, ({ context }) => getGateState(context, states))
  route(site, contract.getGateTables, ({ context }) => getGateTables(context, states))

  route(site, contract.streamGate, async ({ context, request, reply }) => {
    const { communityId, deviceId, postId } = context
    const told = { key: "", version: request.headers["last-event-id"] }
    const onState = ({ state: { version }, tables }: SharedState) => {
      const key = `${version} ${tables}`
      if (key === told.key || key === told.version) return
      told.key = key
      stream.send("state", { version, tables }, key)
    }
    const beat = async () => {
      const isLive = await hearDevice(context).catch(() => true)
      if (!isLive) return stream.end()
      stream.send("heartbeat", { live: site.options.isListening(), serverTime: ground.now() })
    }
    const stop = watch.listen(communityId, {
      ...{ deviceId, postId, onState },
      onSighting: (sighting) => stream.send("sighting", sighting),
      onShutOut: () => stream.end(),
    })
    const stream = streams.open(request, reply, { beat, ended: stop })
    const shared = await readSharedState(context, states)
    stream.begin()
    onState(shared)
    await beat()
    return undefined
  })
}

const batchValidator = Compile(contract.EntryBatch)
const claimValidator = Compile(contract.ShiftClaim)
const isEntryBatch = (value: unknown) => batchValidator.Check(value)
const isShiftClaim = (value: unknown) => claimValidator.Check(value)

/** What a signed text says, of the shape that the contract names; null where it is none. */
function readSigned<Said>(isShape: (value: unknown) => boolean, text: string): Said | null {
  try {
    const value: unknown = JSON.parse(text)
    // the check has made sure of what the type says
    return isShape(value) ? (value as Said) : null
  } catch {
    return null
  }
}
