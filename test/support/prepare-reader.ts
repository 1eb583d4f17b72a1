import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { prepareZXingModule } from "zxing-wasm/reader"

/** The library's program from its package, for tests and measuring in Node; in a browser the worker fetches it. */
export async function prepareReader(): Promise<void> {
  const path = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm")
  const { buffer } = new Uint8Array(await readFile(path))
  await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true })
}
