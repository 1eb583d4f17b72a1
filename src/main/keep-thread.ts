import { parentPort, type Worker } from "node:worker_threads"

/** What a thread says to a question; `failed`: the kind of error alone, since its words may name people. */
type Said = { readonly answer?: unknown; readonly failed?: string }

type Question = {
  readonly ask: unknown
  readonly answer: (answer: unknown) => void
  readonly fail: (error: Error) => void
}

/** A thread that answers questions, one after the other. */
export type KeptThread = {
  readonly ask: (ask: unknown) => Promise<unknown>
  readonly close: () => Promise<void>
}

/**
 * Keeps one thread for what is `about` something: it starts when it is first asked and lives on. One that dies, or does not answer
 * within `lateMs` of being asked, fails the question that it was at; another takes its place.
 */
export function keepThread(
  about: string,
  start: () => Worker,
  { lateMs }: { readonly lateMs?: number } = {},
): KeptThread {
  const waiting: Question[] = []
  let worker: Worker | null = null
  let asked: Question | null = null

  const end = (say: (question: Question) => void) => {
    const last = asked
    asked = null
    if (last !== null) say(last)
    next()
  }
  const lose = (lost: Worker | null, why: string) => {
    if (worker !== lost) return
    worker = null
    end(({ fail }) => fail(new Error(`the thread of the ${about} ${why}`)))
  }
  const begin = (): Worker => {
    const begun = start()
    begun.on("message", ({ answer, failed }: Said) => {
      if (worker !== begun) return
      if (failed === undefined) end((question) => question.answer(answer))
      else end(({ fail }) => fail(new Error(`the ${about} ended with ${failed}`)))
    })
    begun.on("error", (error) => lose(begun, `has died: ${error.name}`))
    begun.on("exit", () => lose(begun, "has ended"))
    return begun
  }
  const next = () => {
    asked ??= waiting.shift() ?? null
    if (asked === null) return worker?.unref()
    try {
      worker ??= begin()
      worker.ref()
      worker.postMessage(asked.ask)
    } catch {
      end(({ fail }) => fail(new Error(`the ${about} cannot be asked`)))
    }
  }
  const giveUp = (question: Question) => {
    if (question === asked) {
      void worker?.terminate()
      return lose(worker, "is late")
    }
    waiting.splice(waiting.indexOf(question), 1)
    question.fail(new Error(`the thread of the ${about} is busy`))
  }
  return {
    ask: (ask) => {
      let timer: NodeJS.Timeout | undefined
      return new Promise<unknown>((answer, fail) => {
        const question = { ask, answer, fail }
        if (lateMs !== undefined) timer = setTimeout(() => giveUp(question), lateMs)
        waiting.push(question)
        if (asked === null) next()
      }).finally(() => clearTimeout(timer))
    },
    close: async () => {
      const last = worker
      for (const { fail } of waiting.splice(0)) fail(new Error(`the ${about} is closed`))
      lose(worker, "is closed")
      await last?.terminate()
    },
  }
}

/** The thread's own side. */
export function answerAsks<Ask>(answerTo: (ask: Ask) => unknown): void {
  parentPort?.on("message", (ask: Ask) => {
    try {
      parentPort?.postMessage({ answer: answerTo(ask) } satisfies Said)
    } catch (error) {
      parentPort?.postMessage({ failed: error instanceof Error ? error.name : "unknown" } satisfies Said)
    }
  })
}
