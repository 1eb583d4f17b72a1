import { prepareZXingModule } from "zxing-wasm/reader"
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url"
import { readFrame, readPhoto } from "./read-code.ts"
import type { ReaderTask } from "./reader-task.ts"

// begun before the first task: on an old phone compiling takes as long as aiming does
prepareZXingModule({
  overrides: { locateFile: () => wasmUrl },
  // the library's own comparing asks for more than a Chrome of 2020 has
  equalityFn: Object.is,
  fireImmediately: true,
}).catch(fail)

self.addEventListener("message", ({ data: task }: MessageEvent<ReaderTask>) => {
  const reading = task.kind === "frame" ? readFrame(task.pixels, task.turn) : readPhoto(task.pixels)
  reading.then((answer) => self.postMessage(answer), fail)
})

/** Reaches the page as the worker's `error`, where a promise's failure would stay in here. */
function fail(error: unknown): void {
  setTimeout(() => {
    throw error
  })
}
