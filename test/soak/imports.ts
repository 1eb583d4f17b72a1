import { join } from "node:path"
import { inspect, isDeepStrictEqual } from "node:util"
import { cutOff, type Moment, type Victim } from "../support/cut-off.ts"
import { readContents } from "../support/data-of.ts"
import { openDesk } from "../support/program.ts"
import { smallWorld } from "../support/small-campaign.ts"
import { writeBooks } from "../world/write-books.ts"

const victims: readonly Victim[] = ["importer", "postmaster", "backend"]

/** Cuts imports off again and again: whoever it hits and whenever, the second import makes it exactly right. */
export async function soakImports(minutes: number): Promise<boolean> {
  const end = performance.now() + minutes * 60_000
  const counts = { tries: 0, hit: 0, wrong: 0 }
  const desk = await openDesk()
  try {
    const books = join(desk.folder, "books")
    writeBooks(books, smallWorld.books)
    const template = await desk.dataDir()
    await desk.run(template, "summary")
    const data = await desk.dataDir(template)
    await desk.run(data, "import", books)
    const clean = await readContents(data, smallWorld.days)
    if (!isDeepStrictEqual(clean.summaries, smallWorld.truth))
      throw new Error("wrong before anything was cut off")
    while (performance.now() < end) {
      const victim = pick(victims) ?? "importer"
      const moment: Moment =
        Math.random() < 0.1 ? "reading" : { milliseconds: Math.floor(Math.random() * 2_500) }
      const given = { template, books, victim, moment, days: smallWorld.days }
      const found = await cutOff(desk, given).catch((error: unknown) => ({ hit: true, contents: error }))
      counts.tries += 1
      if (found.hit) counts.hit += 1
      if (!isDeepStrictEqual(found.contents, clean)) {
        counts.wrong += 1
        process.stdout.write(`${victim} ${JSON.stringify(moment)} ${inspect(found.contents)}\n`)
      }
      process.stdout.write(
        `${counts.tries} tries, ${counts.hit} cut off in the middle, ${counts.wrong} wrong\n`,
      )
    }
  } finally {
    await desk.close()
  }
  return counts.wrong === 0
}

function pick<T>(from: readonly T[]): T | undefined {
  return from[Math.floor(Math.random() * from.length)]
}
