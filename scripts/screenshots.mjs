import { startVitest } from "vitest/node"
import { buildIfStale } from "./build/build.mjs"
import { orExplain } from "./build/launch.mjs"

// node scripts/screenshots.mjs: takes the pictures of docs/screenshots anew, from the made-up neighbourhood.
await orExplain(() => buildIfStale(["server", "screens"]))
process.env["SHOUWANG_SCREENSHOTS"] = "1"
const vitest = await startVitest("test", [], { project: ["e2e"], watch: false })
await vitest.close()
