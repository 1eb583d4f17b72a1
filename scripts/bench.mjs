import { spawn } from "node:child_process"
import { once } from "node:events"
import { buildIfStale, root } from "./build/build.mjs"
import { orExplain } from "./build/launch.mjs"

// npm run bench [-- PART...]: measures the built program and the sources beside it.
await orExplain(() => buildIfStale(["server", "screens"]))
const bench = ["--import", "tsx", "bench/bench.ts", ...process.argv.slice(2)]
const [code] = await once(spawn(process.execPath, bench, { cwd: root, stdio: "inherit" }), "exit")
process.exitCode = code ?? 1
