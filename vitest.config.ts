import { defineConfig } from "vitest/config"
import { compiled, compiledFloors } from "./test/support/compiled-floors.ts"
import { LongFirst } from "./test/support/long-first.ts"
import { findMemoryFolder } from "./test/support/memory-folder.ts"

// The folders that tests make lie in memory: a database is a thousand files, and a disk takes ten times as long over them.
const inMemory = findMemoryFolder()
if (inMemory !== undefined) process.env["TMPDIR"] ??= inMemory

/** Two files at once, as many as the smallest machine has cores; what a file has loaded its project's next need not load again. */
const shared = { maxWorkers: 2, isolate: false, unstubGlobals: true, expect: { poll: { timeout: 60_000 } } }

// How long a test may last says nothing of what it tests: long enough for a machine that is busy with other things.
const minutes = (count: number) => ({ testTimeout: count * 60_000, hookTimeout: count * 60_000 })

/** What is tested from outside: the program as it is compiled, not its sources one by one. */
const fromOutside = {
  plugins: [compiledFloors()],
  test: { ...shared, ...minutes(10), server: { deps: { external: [compiled] } } },
}

// One after the other, from quick to slow, so that such a machine is never crowded: rules, then the server on a real
// PostgreSQL, then screens in a real browser.
export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // what one project has compiled the next one and the next run need not compile again
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          ...shared,
          ...minutes(2),
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "test/*.test.ts"],
        },
      },
      {
        ...fromOutside,
        test: {
          ...fromOutside.test,
          name: "api",
          include: ["test/api/**/*.test.ts"],
          globalSetup: "test/support/global-set-up.ts",
        },
      },
      {
        ...fromOutside,
        test: {
          ...fromOutside.test,
          name: "e2e",
          // scripts/screenshots.mjs takes its pictures by the same hand
          include: [
            process.env["SHOUWANG_SCREENSHOTS"] ? "test/e2e/screenshots.ts" : "test/e2e/**/*.test.ts",
          ],
          globalSetup: ["test/support/global-set-up.ts", "test/e2e/prepare-browser.ts"],
        },
      },
    ],
  },
})
