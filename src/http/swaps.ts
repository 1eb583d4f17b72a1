import * as contract from "../contract/swaps.ts"
import { approveSwap, refuseSwap, undoSwap } from "../service/swaps/decide-swap.ts"
import { enterSwap } from "../service/swaps/enter-swap.ts"
import { listSwapWays } from "../service/swaps/find-ways.ts"
import { listSwaps, listSwapTurns } from "../service/swaps/list-swaps.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The office's swap board. */
export function swapRoutes(site: Site): void {
  route(site, contract.listSwaps, ({ context, query }) => listSwaps(context, query))
  route(site, contract.listSwapTurns, ({ context }) => listSwapTurns(context))
  route(site, contract.listSwapWays, ({ context, query }) =>
    listSwapWays(context, query, site.options.seeker),
  )
  route(site, contract.enterSwap, ({ context, body }) => enterSwap(context, body))
  route(site, contract.approveSwap, ({ context, body }) => approveSwap(context, body))
  route(site, contract.refuseSwap, ({ context, body }) => refuseSwap(context, body))
  route(site, contract.undoSwap, ({ context, body }) => undoSwap(context, body))
}
