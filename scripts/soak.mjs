import { spawn } from "node:child_process"
import { once } from "node:events"
import { buildIfStale, root } from "./build/build.mjs"
import { orExplain } from "./build/launch.mjs"

// npm run soak [-- PART...] [MINUTES]: forges passes; plays phones at gates, lives campaigns, cuts imports off, each for so many minutes (30); searches a street of 160,000.
await orExplain(() => buildIfStale(["server", "screens"]))
const soak = ["--import", "tsx", "test/soak/soak.ts", ...process.argv.slice(2)]
const [code] = await once(spawn(process.execPath, soak, { cwd: root, stdio: "inherit" }), "exit")
process.exitCode = code ?? 1
