import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { BuildRefused, root } from "./build.mjs"

/**
 * Runs the compiled program in this process, as if it had been called directly: signals, exit code and terminal are
 * its own.
 * @param {string[]} args
 */
export async function runProgram(args) {
  const program = join(root, "dist/main/cli.js")
  process.argv = [process.execPath, program, ...args]
  await import(pathToFileURL(program).href)
}

/**
 * @template T
 * @param {() => Promise<T>} work
 */
export async function orExplain(work) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BuildRefused)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
