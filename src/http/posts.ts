import * as contract from "../contract/posts.ts"
import { addGuard } from "../service/gate/add-guard.ts"
import { addPost } from "../service/gate/add-post.ts"
import { closePost } from "../service/gate/close-post.ts"
import { countEntries } from "../service/gate/count-entries.ts"
import { endGuard } from "../service/gate/end-guard.ts"
import { listAnomalies } from "../service/gate/list-anomalies.ts"
import { listEntries } from "../service/gate/list-entries.ts"
import { listGuards } from "../service/gate/list-guards.ts"
import { listParcels } from "../service/gate/list-parcels.ts"
import { listPosts } from "../service/gate/list-posts.ts"
import { makeJoinCode } from "../service/gate/make-join-code.ts"
import { moveParcel } from "../service/gate/move-parcel.ts"
import { renewGuardPin } from "../service/gate/renew-guard-pin.ts"
import { revokeDevice } from "../service/gate/revoke-device.ts"
import { settleAnomaly } from "../service/gate/settle-anomaly.ts"
import { onDay } from "./parse-day.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The office's gate desk. */
export function postRoutes(site: Site): void {
  route(site, contract.listPosts, ({ context }) => listPosts(context))
  route(site, contract.addPost, ({ context, body }) => addPost(context, body))
  route(site, contract.closePost, ({ context, body }) => closePost(context, body))
  route(site, contract.makeJoinCode, ({ context, body }) => makeJoinCode(context, body))
  route(site, contract.revokeDevice, ({ context, body }) => revokeDevice(context, body))

  route(site, contract.listGuards, ({ context }) => listGuards(context))
  route(site, contract.addGuard, ({ context, body }) => addGuard(context, body))
  route(site, contract.renewGuardPin, ({ context, body }) => renewGuardPin(context, body))
  route(site, contract.endGuard, ({ context, body }) => endGuard(context, body))

  route(site, contract.listEntries, ({ context, query }) =>
    onDay(query, (given) => listEntries(context, given)),
  )
  route(site, contract.countEntries, ({ context, query }) =>
    onDay(query, (given) => countEntries(context, given)),
  )
  route(site, contract.listAnomalies, ({ context, query: { since } }) =>
    onDay({ on: since }, ({ on }) => listAnomalies(context, { since: on })),
  )
  route(site, contract.settleAnomaly, ({ context, body }) => settleAnomaly(context, body))
  route(site, contract.listParcels, ({ context, query }) =>
    onDay(query, (given) => listParcels(context, given)),
  )
  route(site, contract.moveParcel, ({ context, body }) => moveParcel(context, body))
}
