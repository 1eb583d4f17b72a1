import { isDatabaseDown } from "../service/database-down.ts"
import { type Command, UsageError } from "./command.ts"

/** Every command, loaded when it is called: starting must not wait for what is not used. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["serve", async () => (await import("./commands/serve.ts")).serveCommand],
  ["import", async () => (await import("./commands/import.ts")).importCommand],
  ["summary", async () => (await import("./commands/summary.ts")).summaryCommand],
  ["backup", async () => (await import("./commands/backup.ts")).backupCommand],
  ["restore", async () => (await import("./commands/restore.ts")).restoreCommand],
  ["tls", async () => (await import("./commands/tls.ts")).tlsCommand],
  ["help", async () => (await import("./commands/help.ts")).makeHelpCommand(commands)],
])

/** Runs the command line; answers with the exit code. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [first = "help", ...rest] = args
  const wantsHelp = first === "--help" || first === "-h" || rest.includes("--help")
  const name = wantsHelp ? "help" : first
  const load = commands.get(name)
  if (!load) {
    console.error(`There is no command ${name}. Try: shouwang help`)
    return 2
  }
  const command = await load()
  try {
    return await command.run(wantsHelp ? [first].filter((word) => commands.has(word)) : rest)
  } catch (error) {
    if (isDatabaseDown(error)) {
      console.error("The database went away meanwhile. What was not finished has changed nothing: try again.")
      return 1
    }
    if (!isUsageError(error)) throw error
    console.error(`${error.message}\nUsage: ${command.usage}`)
    return 2
  }
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  const code = error instanceof Error && "code" in error ? error.code : undefined
  return typeof code === "string" && code.startsWith("ERR_PARSE_ARGS_")
}
