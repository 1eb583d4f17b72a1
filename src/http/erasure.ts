import * as contract from "../contract/access.ts"
import { erase } from "../service/erasure/erase.ts"
import { listErasures } from "../service/erasure/list-erasures.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Deletion of one person or of a campaign, and its certificates. */
export function erasureRoutes(site: Site): void {
  const { destroyBackupKeys } = site.options
  route(site, contract.erase, ({ context, body }) => erase(context, body, { destroyBackupKeys }))
  route(site, contract.listErasures, ({ context }) => listErasures(context))
}
