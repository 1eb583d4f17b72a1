import { defineConfig } from "vitest/config"

/** Two files at once, as many as the smallest machine has cores; what a file has loaded the next one need not load again. */
const shared = { maxWorkers: 2, isolate: false, unstubGlobals: true }

// One after the other, from quick to slow, so that such a machine is never crowded: rules, then the server on a real
// PostgreSQL, then screens in a real browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "test/*.test.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "api",
          include: ["test/api/**/*.test.ts"],
          globalSetup: "test/support/global-set-up.ts",
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          // scripts/screenshots.mjs takes its pictures by the same hand
          include: [
            process.env["SHOUWANG_SCREENSHOTS"] ? "test/e2e/screenshots.ts" : "test/e2e/**/*.test.ts",
          ],
          globalSetup: ["test/support/global-set-up.ts", "test/e2e/prepare-browser.ts"],
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
