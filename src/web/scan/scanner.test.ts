import { describe, expect, it } from "vitest"
import { startScanner } from "./scanner.ts"

type Said = { text: string } | "dies" | "nothing"

/** A worker that answers each task with the next of these. */
function workers(answers: Said[]) {
  let started = 0
  const start = () => {
    started += 1
    const worker = {
      onmessage: null as ((event: { data: unknown }) => void) | null,
      onerror: null as (() => void) | null,
      terminate: () => {},
      postMessage: () => {
        const said = answers.shift() ?? "nothing"
        setTimeout(() => {
          if (said === "dies") worker.onerror?.()
          else if (said !== "nothing") worker.onmessage?.({ data: { read: true, text: said.text } })
        })
      },
    }
    return worker as unknown as Worker
  }
  return { start, started: () => started }
}

const frame = () => ({ data: new Uint8ClampedArray(4), width: 1, height: 1 })

describe("a scanner", () => {
  it("lets go of frames that come while one is being read", async () => {
    const scanner = startScanner(workers([{ text: "A" }, { text: "B" }]).start)
    const [first, second] = await Promise.all([scanner.readFrame(frame()), scanner.readFrame(frame())])
    expect(first).toEqual({ read: true, text: "A" })
    expect(second).toEqual({ read: false, refusal: "busy" })
    expect(await scanner.readFrame(frame())).toEqual({ read: true, text: "B" })
  })

  it("outlives a worker that dies over a picture", async () => {
    const many = workers(["dies", { text: "A" }])
    const scanner = startScanner(many.start)
    expect(await scanner.readFrame(frame())).toEqual({ read: false, damaged: false })
    expect(await scanner.readFrame(frame())).toEqual({ read: true, text: "A" })
    expect(many.started()).toBe(2)
  })

  it("says so when no worker can run here", async () => {
    const scanner = startScanner(workers(["dies", "dies", "dies"]).start)
    await scanner.readFrame(frame())
    await scanner.readFrame(frame())
    expect(await scanner.readFrame(frame())).toEqual({ read: false, refusal: "broken" })
    expect(await scanner.readFrame(frame())).toEqual({ read: false, refusal: "broken" })
  })
})
