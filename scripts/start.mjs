import { buildIfStale } from "./build/build.mjs"
import { orExplain, runProgram } from "./build/launch.mjs"

// npm start: builds what is missing or stale, then serves.
await orExplain(() => buildIfStale(["server", "screens"]))
await runProgram(["serve", ...process.argv.slice(2)])
