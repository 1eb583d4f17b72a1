import { promisify } from "node:util"
import { brotliCompress, gzip } from "node:zlib"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as contract from "../contract/board.ts"
import { type KeptBoard, makeBoardKeeper } from "../service/report/board-keeper.ts"
import { squeeze } from "./encodings.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The board and the wall. */
export function boardRoutes(site: Site): void {
  const keeper = makeBoardKeeper()
  route(site, contract.getBoard, async ({ context, request, reply }) =>
    sendBoard(request, reply, await keeper.board(context)),
  )
  route(site, contract.getWall, async ({ context, request, reply }) =>
    sendBoard(request, reply, await keeper.wall(context)),
  )
}

const encodings = {
  br: (json: Buffer) => promisify(brotliCompress)(json, squeeze.brotli),
  gzip: (json: Buffer) => promisify(gzip)(json, squeeze.gzip),
} as const
type Encoding = keyof typeof encodings

/** Each board is compressed once, and forgotten together with it. */
const compressed = new WeakMap<KeptBoard, Partial<Record<Encoding, Promise<Buffer>>>>()

async function sendBoard(
  request: FastifyRequest,
  reply: FastifyReply,
  board: KeptBoard,
): Promise<FastifyReply> {
  const accepted = request.headers["accept-encoding"] ?? ""
  const encoding = (["br", "gzip"] as const).find((name) => accepted.includes(name))
  reply.header("content-type", "application/json; charset=utf-8").header("vary", "accept-encoding")
  reply.serializer((content: unknown) => content as string)
  if (encoding === undefined) return reply.send(board.json)
  const done = compressed.get(board) ?? {}
  compressed.set(board, done)
  done[encoding] ??= encodings[encoding](board.json)
  return reply.header("content-encoding", encoding).send(await done[encoding])
}
