import { existsSync } from "node:fs"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import type { Summary } from "../../src/core/report/summary.ts"
import { damageRows } from "../../src/core/world/damage.ts"
import type { ImportResult } from "../../src/service/imports/import-result.ts"
import { postmasterOf, readContents, readSummaries, whenItAnswers } from "../support/data-of.ts"
import { type Desk, openDesk } from "../support/program.ts"
import { smallWorld } from "../support/small-campaign.ts"
import { writeBooks } from "../world/write-books.ts"

let desk: Desk
let books: string
let data: string
/** As `data` was while its tables were empty. */
let blank: string
beforeAll(async () => {
  desk = await openDesk()
  books = join(desk.folder, "books")
  writeBooks(books, smallWorld.books, { csv: "gb18030" })
  data = await desk.dataDir()
})
afterAll(() => desk.close())

const folderOf = async (name: string, files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = join(desk.folder, name)
  await mkdir(folder)
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content)
  return folder
}
const total = (result: ImportResult, count: "read" | "new" | "known" | "refused") =>
  result.lines.reduce((sum, line) => sum + line[count], 0)

describe("the command line", () => {
  it("says what it can do, and exits 0", async () => {
    const help = await desk.run(data, "help")
    expect(help).toMatchObject({ code: 0, err: "" })
    for (const command of ["serve", "import", "summary"]) expect(help.out).toContain(`shouwang ${command}`)
    expect(await desk.run(data)).toEqual(help)
    expect(await desk.run(data, "--help")).toEqual(help)
    const one = await desk.run(data, "help", "import")
    expect(one.out).toContain("--json")
    expect(await desk.run(data, "import", "--help")).toEqual(one)
  })

  it.each([
    [["fly"], "no command fly"],
    [["help", "fly"], "no command fly"],
    [["import"], "Name the files or folders"],
    [["import", "/no/such/file.csv"], "There is no /no/such/file.csv"],
    [["import", "--what"], "--what"],
    [["summary", "--on", "2020-02-30"], "not a day"],
    [["summary", "2020-02-03"], "2020-02-03"],
    [["serve", "--port", "80"], "--port"],
  ])("used wrongly (%o) says how it is used, exits 2 and touches nothing", async (args, words) => {
    const ran = await desk.run(data, ...args)
    expect(ran).toMatchObject({ code: 2, out: "" })
    expect(ran.err).toContain(words)
    expect(ran.err).not.toMatch(/^\s+at /m)
    expect(existsSync(data)).toBe(false)
  })

  it("knows a folder without books", async () => {
    const empty = await folderOf("empty", {})
    const others = await folderOf("others", { "照片.jpg": "x", "~$住户名册.xlsx": "x", "._来电.csv": "x" })
    for (const folder of [empty, others]) {
      const ran = await desk.run(data, "import", folder)
      expect(ran).toMatchObject({ code: 2, out: "" })
      expect(ran.err).toContain("no .xlsx, .xls or .csv file")
    }
  })

  it("refuses to sum up what has no neighbourhood yet", async () => {
    const ran = await desk.run(data, "summary", "--on", "2020-02-12")
    expect(ran).toMatchObject({ code: 1, out: "" })
    expect(ran.err).toContain("There is no neighbourhood yet")
    blank = await desk.dataDir(data)
  })

  it("imports a folder into an empty data directory and prints a line for every form", async () => {
    const ran = await desk.run(data, "import", books)
    expect(ran).toMatchObject({ code: 0, err: "" })
    const lines = ran.out.trimEnd().split("\n")
    expect(lines[0]?.split(/ +/)).toEqual(["form", "read", "new", "known", "changed", "refused", "file"])
    const numbers = lines.slice(1).map((line) => line.split(/ +/).slice(0, 6).join(" "))
    expect(numbers.toSorted()).toEqual(
      Object.values(smallWorld.books)
        .map(({ name, rows }) => `${name} ${rows.length} ${rows.length} 0 0 0`)
        .toSorted(),
    )
  })

  it("finds every row known when all files come again, each of them twice", async () => {
    const ran = await desk.run(data, "import", books, books, "--json")
    expect(ran).toMatchObject({ code: 0, err: "" })
    const result: ImportResult = JSON.parse(ran.out)
    expect(result.lines).toHaveLength(38)
    expect(total(result, "new") + total(result, "refused")).toBe(0)
    expect(total(result, "known")).toBe(total(result, "read"))
  })

  it("sums up every day, every indicator, as it was, and prints just that", async () => {
    const served = await desk.serve(data)
    expect(await readSummaries(data, smallWorld.days)).toEqual(smallWorld.truth)
    // what the command adds is the same on every day: its first and last, and some between
    const { length } = smallWorld.truth
    const some = smallWorld.truth.filter((_, index) => index % 8 === 0 || index === length - 1)
    const work = async (day: Summary) => {
      const ran = await desk.run(data, "summary", "--on", day.日期, "--json")
      expect(ran).toMatchObject({ code: 0, err: "" })
      return JSON.parse(ran.out)
    }
    expect(await Promise.all(some.map(work))).toEqual(some)
    served.process.kill("SIGINT")
    expect((await served.ended).code).toBe(0)
  })

  it("prints the table of a day for people", async () => {
    const ran = await desk.run(data, "summary", "--on", "2020-02-12")
    const truth = smallWorld.truth.find((day) => day.日期 === "2020-02-12")
    expect(ran.code).toBe(0)
    expect(ran.out).toContain("防疫汇总统计表 2020-02-12")
    expect(ran.out).toMatch(new RegExp(`^ +${truth?.在隔人数} +在隔人数$`, "m"))
  })

  it("exits 1 when a row or a file is refused, and imports the rest", async () => {
    const { books: damaged, damaged: bad } = damageRows(smallWorld.books, { seed: 4, share: 0.01 })
    const folder = join(desk.folder, "damaged")
    writeBooks(folder, damaged)
    await writeFile(join(folder, "不是表.xlsx"), "PK\u0003\u0004 and then nothing of the kind")
    await writeFile(join(folder, "别的.csv"), "甲,乙\n1,2\n")
    const fresh = await desk.dataDir(blank)
    const ran = await desk.run(fresh, "import", folder, "--json")
    expect(ran).toMatchObject({ code: 1, err: "" })
    const result: ImportResult = JSON.parse(ran.out)
    expect(total(result, "refused")).toBe(bad.length)
    expect(total(result, "new")).toBe(total(result, "read") - bad.length)
    expect(result.lines.filter((line) => line.refusal !== null).map((line) => line.file)).toEqual(
      expect.arrayContaining(["不是表.xlsx", "别的.csv"]),
    )
    const mended = await desk.run(fresh, "import", books)
    expect(mended.code).toBe(0)
    expect(await readSummaries(fresh, smallWorld.days)).toEqual(smallWorld.truth)
  })

  it("does not import under a name that no neighbourhood has", async () => {
    const ran = await desk.run(data, "import", books, "--neighbourhood", "别处")
    expect(ran).toMatchObject({ code: 1, out: "" })
    expect(ran.err).toContain("no neighbourhood of that name")
  })

  it("stops what it has started when it cannot go on, or is told to stop", async () => {
    const fresh = await desk.dataDir(data)
    const running = desk.start(fresh, "import", books)
    const client = await whenItAnswers(fresh)
    await client.end()
    running.process.kill("SIGINT")
    const ran = await running.ended
    expect(await postmasterOf(fresh)).toBeNull()
    expect(ran.err).not.toMatch(/^\s+at /m)
  })
})

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url))

describe.skipIf(!existsSync(join(shared, "campaign")))(
  "campaigns from elsewhere",
  { timeout: 240_000 },
  () => {
    it.each(["seed-1", "seed-2"])("give the truth of all their days (%s)", async (name) => {
      const folder = join(shared, "campaign", name)
      const truth: { readonly days: readonly Summary[] } = JSON.parse(
        await readFile(join(folder, "truth.json"), "utf8"),
      )
      const fresh = await desk.dataDir(blank)
      const ran = await desk.run(fresh, "import", folder)
      expect(ran).toMatchObject({ code: 0, err: "" })
      const days = truth.days.map((day): PlainDate => day.日期)
      expect(days).toHaveLength(42)
      expect(await readSummaries(fresh, days)).toEqual(truth.days)
      const first = await desk.run(fresh, "summary", "--on", days[20] ?? "", "--json")
      expect(JSON.parse(first.out)).toEqual(truth.days[20])
      await desk.remove(fresh)
    })
  },
)

describe.skipIf(!existsSync(join(shared, "benchmarks/hostile")))(
  "hostile files",
  { timeout: 240_000 },
  () => {
    it("are answered one by one, and write nothing", async () => {
      const folder = join(shared, "benchmarks/hostile")
      const fresh = await desk.dataDir(blank)
      const ran = await desk.run(fresh, "import", folder, "--json")
      expect(ran).toMatchObject({ code: 1, err: "" })
      const result: ImportResult = JSON.parse(ran.out)
      expect(total(result, "new")).toBe(0)
      const { rows } = await readContents(fresh, [])
      expect(rows).toMatchObject({ fact: 0, person: 0, dwelling: 0, refused_row: 0 })
    })
  },
)
