import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listDevices, type OfficeDeviceRow } from "../../store/gate/devices.ts"
import { listGateHours } from "../../store/gate/gate-hours.ts"
import { listPosts as listPostRows } from "../../store/gate/posts.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

const ONLINE_MS = 60_000

/** The posts, their devices and how they are now. */
export async function listPosts(context: Context) {
  authorise(context, "see-posts")
  const { communityId } = context
  const now = context.now()
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const rows = await listPostRows(tx, communityId)
    const devices = await listDevices(tx, communityId)
    const hours = await listGateHours(tx, communityId, dayOf(now))
    const posts = rows.map(({ id, name, closedAt }) => {
      const passed = hours.filter((hour) => hour.post === name)
      const count = (direction: "in" | "out") =>
        passed.reduce((sum, hour) => sum + (hour.direction === direction ? hour.passed : 0), 0)
      return {
        id,
        name,
        closedAt,
        devices: devices.filter((device) => device.postId === id).map((device) => presentDevice(device, now)),
        today: {
          in: count("in"),
          out: count("out"),
          turnedAway: passed.reduce((sum, hour) => sum + hour.turnedAway, 0),
        },
      }
    })
    return { posts }
  })
}

function presentDevice(device: OfficeDeviceRow, now: Instant) {
  const { id, joinedAt, heardAt, battery, waiting, credentialUntil, revokedAt } = device
  const { guardNumber, guardName, guardSince } = device
  const isOnDuty = guardNumber !== null && guardName !== null && guardSince !== null
  return {
    id,
    joinedAt,
    heardAt,
    battery,
    waiting,
    credentialUntil,
    revokedAt,
    online: revokedAt === null && Date.parse(now) - Date.parse(heardAt) < ONLINE_MS,
    guard: isOnDuty ? { number: guardNumber, name: guardName, since: guardSince } : null,
  }
}
