import { defineConfig } from "vitest/config"

// One after the other, from quick to slow, so that a machine of two cores is never crowded: rules, then the server on
// a real PostgreSQL, then screens in a real browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "test/*.test.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "api",
          include: ["test/api/**/*.test.ts"],
          globalSetup: "test/support/global-set-up.ts",
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          // scripts/screenshots.mjs takes its pictures by the same hand
          include: [
            process.env["SHOUWANG_SCREENSHOTS"] ? "test/e2e/screenshots.ts" : "test/e2e/**/*.test.ts",
          ],
          globalSetup: ["test/support/global-set-up.ts", "test/e2e/prepare-browser.ts"],
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
