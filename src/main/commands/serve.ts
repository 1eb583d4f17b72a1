import { parseArgs } from "node:util"
import type { Command } from "../command.ts"
import { readConfig } from "../config.ts"

export const serveCommand: Command = {
  usage: "shouwang serve [--insecure-lan]",
  summary: "starts the server and, without DATABASE_URL, its own database",
  details: `Environment:
  PORT               port, 8080 when not set
  HOST               address to serve on, when not set localhost, or with shouwang tls every address
  SHOUWANG_DATA      folder for the data, by default in the user's own data folder
  DATABASE_URL       another PostgreSQL (15 or later) instead of the built-in one
  SHOUWANG_TLS_KEY, SHOUWANG_TLS_CERT   PEM files, to serve https with, instead of what shouwang tls has set up
  SHOUWANG_HTTP_PORT port of the small http server beside https, which leads to it and hands the certificate to
                     phones; 8081 with shouwang tls; off: none
  SHOUWANG_LOG       fatal, error, warn (when not set), info or debug

--insecure-lan serves plain http to other machines too: whoever is in that network can read along.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { "insecure-lan": { type: "boolean", default: false } },
    })
    const read = readConfig(process.env)
    if (!read.ok) {
      console.error(read.mistake)
      return 2
    }
    const asked = new Promise<void>((resolve) => {
      process.once("SIGINT", () => resolve())
      process.once("SIGTERM", () => resolve())
    })
    // the server is most of the program, and whoever asks for help or errs in an option need not wait for it
    const { serve } = await import("../serve.ts")
    const serving = await serve({
      config: read.config,
      insecureLan: values["insecure-lan"],
      print: (line) => console.log(line),
    })
    if (!serving.ok) {
      console.error(serving.words)
      return 1
    }
    await asked
    // a second Ctrl-C must not kill us half way through
    process.on("SIGINT", () => console.log("Stopping, one moment."))
    process.on("SIGTERM", () => undefined)
    await serving.stop()
    console.log("Stopped.")
    return 0
  },
}
