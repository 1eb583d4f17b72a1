import { Agent, request } from "node:http"
import { takeEntries } from "../../src/contract/gate.ts"
import type { Passage } from "../../src/core/gate/entry.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import { type GateDevice, opaqueOf, passage, type SignedText } from "../../test/support/gate-device.ts"

/** A device with the people who come by its post. */
export type BenchPost = {
  readonly device: GateDevice
  readonly passIds: readonly string[]
  readonly rooms: readonly string[]
}

/** So many entries as a post writes them from a moment on, one every so many milliseconds, sealed and signed in batches. */
export function writeBatches(
  post: BenchPost,
  entries: number,
  batch: number,
  time: { readonly from: number; readonly everyMs: number },
): SignedText[] {
  const signed: SignedText[] = []
  for (let first = 0; first < entries; first += batch) {
    const size = Math.min(batch, entries - first)
    const written = Array.from({ length: size }, (_, index) =>
      post.device.write(someone(post, first + index), {
        at: instantOf(time.from + (first + index) * time.everyMs),
      }),
    )
    signed.push(post.device.sign(written, { waiting: entries - first }))
  }
  return signed
}

/** Six of ten show a pass, two name their room, two are known to nobody. */
function someone({ passIds, rooms }: BenchPost, index: number): Passage {
  const direction = index % 3 === 0 ? "out" : "in"
  const celsius = 36 + (index % 9) / 10
  if (index % 10 < 6) {
    const pass = opaqueOf(passIds[index % passIds.length] ?? "")
    return passage({
      ...{ direction, celsius, reason: "pass-valid" },
      shown: { pass, by: "camera", number: null },
    })
  }
  if (index % 10 < 8) return passage({ direction, celsius, room: rooms[index % rooms.length] ?? "" })
  const particulars = { name: "赵大海", phone: "13800001234", note: "维修上门" }
  const turnedAway = { kind: "visitor", verdict: "turn-away", reason: "by-rule" } as const
  return passage({ direction, celsius, particulars, ...turnedAway })
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 })

/** Sends one signed batch; gives how many of its entries are acknowledged. */
function sendSigned(url: string, signed: SignedText): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", origin: url }
    const sent = request(new URL(takeEntries.path, url), { method: "POST", agent, headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on("data", (piece: Buffer) => pieces.push(piece))
      answer.once("error", reject)
      answer.once("end", () => {
        const text = Buffer.concat(pieces).toString()
        if (answer.statusCode !== 200) return reject(new Error(`answered with ${answer.statusCode}: ${text}`))
        resolve((JSON.parse(text) as { taken: string[] }).taken.length)
      })
    })
    sent.once("error", reject)
    sent.end(JSON.stringify(signed))
  })
}

/** Clients beside each other, each sending one text after the other; gives how many entries were acknowledged. */
export async function sendAll(url: string, queues: readonly (readonly SignedText[])[]): Promise<number> {
  const counts = await Promise.all(
    queues.map(async (queue) => {
      let taken = 0
      for (const signed of queue) taken += await sendSigned(url, signed)
      return taken
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
