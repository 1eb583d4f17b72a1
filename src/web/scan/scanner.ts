import type { Pixels } from "./grey.ts"
import { photoPixels } from "./photo-pixels.ts"
import type { Reading } from "./read-code.ts"
import type { ReaderTask } from "./reader-task.ts"
import ScanWorker from "./scan.worker.ts?worker"

/** `busy`: an earlier frame is still being read. `broken`: this browser cannot read codes at all. */
export type ScanAnswer =
  | Reading
  | { readonly read: false; readonly refusal: "busy" | "broken" | "not-a-picture" }

export type Scanner = {
  /** Takes the pixels away. A frame that comes while another is being read is let go, not kept waiting. */
  readonly readFrame: (pixels: Pixels) => Promise<ScanAnswer>
  /** Any picture that the browser can show, of any size. */
  readonly readPhoto: (photo: Blob) => Promise<ScanAnswer>
  readonly close: () => void
}

/** A worker that dies over a picture is followed by another; when these die as well, none can run here. */
const MOST_DEATHS = 3
/** Longer than the hardest photo takes on the oldest phone. */
const DEAD_AFTER_MS = 30_000

const unread: Reading = { read: false, damaged: false }
const broken: ScanAnswer = { read: false, refusal: "broken" }

/** Starts a reader apart from the page, so that the page stays quick. Whoever starts it closes it. */
export function startScanner(startWorker: () => Worker = () => new ScanWorker()): Scanner {
  let worker: Worker | null = startWorker()
  let last: Promise<ScanAnswer> | null = null
  let deaths = 0
  let turn = 0

  const read = async (task: ReaderTask): Promise<ScanAnswer> => {
    if (deaths >= MOST_DEATHS) return broken
    worker ??= startWorker()
    const reading = await readingOf(worker, task)
    if (reading !== null) {
      deaths = 0
      return reading
    }
    worker?.terminate()
    worker = null
    deaths += 1
    return deaths < MOST_DEATHS ? unread : broken
  }
  const inFlight = async (reading: Promise<ScanAnswer>) => {
    last = reading
    const answer = await reading
    if (last === reading) last = null
    return answer
  }
  return {
    readFrame: async (pixels) => {
      if (last !== null) return { read: false, refusal: "busy" }
      const answer = await inFlight(read({ kind: "frame", pixels, turn }))
      turn = answer.read ? 0 : turn + 1
      return answer
    },
    readPhoto: async (photo) => {
      const pixels = await photoPixels(photo)
      if (pixels === null) return { read: false, refusal: "not-a-picture" }
      const before = last ?? Promise.resolve()
      return inFlight(before.then(() => read({ kind: "photo", pixels })))
    },
    close: () => {
      deaths = MOST_DEATHS
      worker?.terminate()
      worker = null
    },
  }
}

/** Null where the worker died over it. */
function readingOf(worker: Worker, { pixels, ...task }: ReaderTask): Promise<Reading | null> {
  return new Promise((done) => {
    const finish = (reading: Reading | null) => {
      clearTimeout(patience)
      worker.onmessage = null
      worker.onerror = null
      done(reading)
    }
    const patience = setTimeout(() => finish(null), DEAD_AFTER_MS)
    worker.onmessage = ({ data }: MessageEvent<Reading>) => finish(data)
    worker.onerror = () => finish(null)
    worker.postMessage({ ...task, pixels }, [pixels.data.buffer])
  })
}
