import { buildIfStale } from "./build/build.mjs"
import { orExplain, runProgram } from "./build/launch.mjs"

// npm run -s shouwang -- COMMAND: only serving needs the screens.
const args = process.argv.slice(2)
await orExplain(() => buildIfStale(args[0] === "serve" ? ["server", "screens"] : ["server"]))
await runProgram(args)
