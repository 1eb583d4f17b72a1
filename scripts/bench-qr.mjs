import { spawn } from "node:child_process"
import { once } from "node:events"
import { resolve } from "node:path"
import { root } from "./build/build.mjs"

// npm run -s bench:qr -- FOLDER|FILE...: how many pictures of codes we read, beside the library as it comes.
const from = process.env["INIT_CWD"] ?? process.cwd()
const paths = process.argv.slice(2).map((path) => resolve(from, path))
const bench = ["--import", "tsx", "bench/qr.ts", ...paths]
const [code] = await once(spawn(process.execPath, bench, { cwd: root, stdio: "inherit" }), "exit")
process.exitCode = code ?? 1
