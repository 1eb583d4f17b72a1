import { Worker } from "node:worker_threads"
import { afterEach, describe, expect, it } from "vitest"
import { type KeptThread, keepThread } from "./keep-thread.ts"

/** Says back what it is asked, with the number of the thread; dies, stays silent or fails where it is told so. */
const code = `
  const { parentPort, threadId } = require("node:worker_threads")
  parentPort.on("message", (ask) => {
    if (ask === "die") process.exit(1)
    if (ask === "break") throw new RangeError("张三")
    if (ask === "sleep") return
    if (ask === "fail") return parentPort.postMessage({ failed: "RangeError" })
    parentPort.postMessage({ answer: [ask, threadId] })
  })`

let started = 0
let open: KeptThread[] = []
afterEach(async () => {
  await Promise.all(open.map(({ close }) => close()))
  open = []
  started = 0
})

function keep(options: { readonly lateMs?: number } = {}): KeptThread {
  const start = () => {
    started += 1
    return new Worker(code, { eval: true, env: {} })
  }
  const thread = keepThread("echo", start, options)
  open.push(thread)
  return thread
}

describe("a thread that is kept", () => {
  it("starts when it is first asked, and answers in the order of asking", async () => {
    const thread = keep()
    expect(started).toBe(0)
    const answers = await Promise.all([1, 2, 3].map((ask) => thread.ask(ask)))
    expect(answers.map((answer) => (answer as number[])[0])).toEqual([1, 2, 3])
    expect(new Set(answers.map((answer) => (answer as number[])[1])).size).toBe(1)
    await thread.ask(4)
    expect(started).toBe(1)
  })

  it.each(["die", "break"])(
    "that does %s fails that question alone, and another takes its place",
    async (how) => {
      const thread = keep()
      const [lost, next] = await Promise.allSettled([thread.ask(how), thread.ask(2)])
      expect(lost.status).toBe("rejected")
      expect(String((lost as PromiseRejectedResult).reason)).not.toContain("张三")
      expect(next).toMatchObject({ status: "fulfilled", value: [2, expect.any(Number)] })
      expect(started).toBe(2)
    },
  )

  it("stays when a question fails", async () => {
    const thread = keep()
    await expect(thread.ask("fail")).rejects.toThrow("the echo ended with RangeError")
    // a function cannot be sent
    await expect(thread.ask(() => 1)).rejects.toThrow("the echo cannot be asked")
    expect(await thread.ask(1)).toEqual([1, expect.any(Number)])
    expect(started).toBe(1)
  })

  it("gives up what takes too long, and what waited for it too long", async () => {
    const thread = keep({ lateMs: 300 })
    const [late, busy] = await Promise.allSettled([thread.ask("sleep"), thread.ask("sleep")])
    expect([late.status, busy.status]).toEqual(["rejected", "rejected"])
    const slow = keep({ lateMs: 3_000 })
    expect(await slow.ask(1)).toEqual([1, expect.any(Number)])
  })

  it("fails all that wait when it is closed", async () => {
    const thread = keep()
    const asked = Promise.allSettled([thread.ask("sleep"), thread.ask(2)])
    await thread.close()
    expect((await asked).map(({ status }) => status)).toEqual(["rejected", "rejected"])
  })
})
