import * as contract from "../contract/proposals.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Proposals of rosters: searched for in the background, looked at, taken week by week. */
export function proposalRoutes(site: Site): void {
  const { proposals } = site.options
  route(site, contract.startProposal, ({ context, body }) => proposals.start(context, body))
  route(site, contract.stopProposal, async ({ context, body }) => proposals.stop(context, body))
  route(site, contract.dropProposal, async ({ context, body }) => proposals.drop(context, body))
  route(site, contract.takeProposal, ({ context, body }) => proposals.take(context, body))
  route(site, contract.readProposal, async ({ context, query }) => proposals.read(context, query))
  route(site, contract.findProposal, async ({ context, query }) => proposals.find(context, query))
}
