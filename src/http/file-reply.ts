import type { Readable } from "node:stream"
import type { FastifyReply } from "fastify"

/** A file to keep: its name as the browser offers it, its media type, its bytes. */
export type FileReply = {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array | Readable
}

export function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  return reply
    .header("content-type", file.type)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .serializer((content: unknown) => content as string)
    .send(file.content)
}
