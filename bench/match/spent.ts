/** What a process has spent: seconds of the processor and the most memory it ever held, in MB. */
export type Spent = { readonly seconds: number; readonly megabytes: number }

/** What reading the program itself has taken: that is no part of its work. */
const atStart = process.cpuUsage()

/** Says it in a line that `readSpent` reads. */
export function reportSpent(): void {
  const { user, system } = process.cpuUsage(atStart)
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(
    `processor ${((user + system) / 1e6).toFixed(2)} s  peak memory ${megabytes.toFixed(0)} MB\n`,
  )
}

export function readSpent(output: string): Spent {
  const [, seconds, megabytes] = /processor ([\d.]+) s {2}peak memory (\d+) MB/.exec(output) ?? []
  if (seconds === undefined) throw new Error("the process did not say what it has spent")
  return { seconds: Number(seconds), megabytes: Number(megabytes) }
}
