import * as contract from "../contract/board.ts"
import { getBoard, getWall } from "../service/report/get-board.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The board and the wall. */
export function boardRoutes(site: Site): void {
  route(site, contract.getBoard, ({ context }) => getBoard(context))
  route(site, contract.getWall, ({ context }) => getWall(context))
}
