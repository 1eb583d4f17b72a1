import { runCommandLine } from "./command-line.ts"

// whoever reads our output may stop reading: `shouwang help | head` is no fault
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  return 1
})
