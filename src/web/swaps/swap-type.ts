import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listSwaps, listSwapTurns, listSwapWays } from "../../contract/swaps.ts"

export type SwapLine = ReplyOf<typeof listSwaps>["swaps"][number]
export type SwapMove = SwapLine["moves"][number]
export type SwapTurn = ReplyOf<typeof listSwapTurns>["turns"][number]
export type SwapWay = ReplyOf<typeof listSwapWays>["ways"][number]
