import { parseCLI, startVitest } from "vitest/node"
import { buildIfStale } from "./build/build.mjs"
import { orExplain } from "./build/launch.mjs"

// npm test [-- FILTER...]: builds, runs every test, and ends with the count alone on its line.
await orExplain(() => buildIfStale(["server", "screens"]))
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)])
const vitest = await startVitest("test", filter, { ...options, watch: false })
await vitest.close()

const modules = vitest.state.getTestModules()
const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
const count = (/** @type {string} */ state) => states.filter((each) => each === state).length
// a file that does not load, or an error outside every test, fails like a test
const broken = modules.filter((module) => module.state() === "failed" && module.errors().length > 0).length
const errors = vitest.state.getUnhandledErrors().length
// nothing that ran is no success
const failed = states.length === 0 ? 1 : count("failed") + broken + errors
const skipped = count("skipped")
process.exitCode = failed > 0 ? 1 : (process.exitCode ?? 0)
process.stdout.write(
  `${count("passed")} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`,
)
