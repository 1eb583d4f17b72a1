import { existsSync, readdirSync, readFileSync } from "node:fs"
import { strToU8, zipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { openBookReader } from "./book-reader.ts"
import { readBook } from "./read-book.ts"
import { defaultReadLimits } from "./read-limits.ts"

const noHeader = () => false

type Book = {
  sheet: string
  styles?: string
  strings?: string
  pr?: string
  more?: Record<string, Uint8Array>
}

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** A workbook of one sheet from the raw XML of its rows. */
function xlsx({ sheet, styles = "", strings = "", pr = "", more = {} }: Book): Uint8Array {
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATION}/${kind}" Target="${target}"/>`
  const links = link("r1", "worksheet", "worksheets/sheet1.xml") + link("r2", "styles", "styles.xml")
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "_rels/.rels": strToU8(
      `<Relationships>${link("w", "officeDocument", "/xl/workbook.xml")}</Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `<workbook>${pr}<sheets><sheet name="表一" sheetId="7" state="hidden" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships>${links}${link("r3", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    ),
    "xl/styles.xml": strToU8(`<styleSheet>${styles}</styleSheet>`),
    "xl/sharedStrings.xml": strToU8(`<sst>${strings}</sst>`),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    ...more,
  })
}

function cellsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const read = readBook(bytes, "any", noHeader)
  if (!read.ok) throw new Error(read.refusal)
  return read.tables.flatMap((table) => [table.header, ...table.rows.map((row) => row.cells)])
}

function refusalOf(bytes: Uint8Array, limits = defaultReadLimits) {
  const read = readBook(bytes, "any.xlsx", noHeader, limits)
  return read.ok ? null : read.refusal
}

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/>' +
  '<numFmt numFmtId="165" formatCode="0000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  `<cellXfs>${[0, 14, 164, 20, 58, 165].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`

const number = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`

describe("cells of a workbook", () => {
  it("come as text", () => {
    const strings =
      "<si><t>楼&amp;栋</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>"
    const sheet =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>' +
      '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>&amp;lt;</v></c></row>' +
      '<row r="9"><c r="C9" t="inlineStr"><is><t xml:space="preserve"> 里 </t></is></c><c r="D9" s="1"/></row>'
    expect(cellsOf(xlsx({ sheet, strings }))).toEqual([
      ["楼&栋", "富文本", "a\rb_x0041_"],
      ["TRUE", "#N/A", "&lt;"],
      ["", "", " 里 "],
    ])
  })

  it("hold numbers in plain decimals with all the digits that the file keeps", () => {
    const values = ["36.600000000000001", "3.1010119900101101E+17", "13800000000", "1E-7", "-0.5", "0", "302"]
    const sheet = `<row>${values.map((value) => number(0, value)).join("")}${number(5, "12")}</row>`
    expect(cellsOf(xlsx({ sheet, styles }))).toEqual([
      ["36.6", "310101199001011000", "13800000000", "0.0000001", "-0.5", "0", "302", "0012"],
    ])
  })

  it("hold days and clocks, from 1900 and from 1904", () => {
    const row = (day: string, moment: string) =>
      `<row>${number(1, day)}${number(2, moment)}${number(3, "0.25")}${number(4, day)}${number(2, day)}</row>`
    const shown = [["2020-02-03", "2020-02-03 08:05", "06:00", "2020-02-03", "2020-02-03 00:00"]]
    expect(cellsOf(xlsx({ sheet: row("43864", "43864.336805555555"), styles }))).toEqual(shown)
    const from1904 = xlsx({
      sheet: row("42402", "42402.336805555555"),
      styles,
      pr: '<workbookPr date1904="1"/>',
    })
    expect(cellsOf(from1904)).toEqual(shown)
    const early = `<row>${number(1, "1")}${number(1, "61")}</row><row><c t="d"><v>2020-02-03T08:05:00</v></c></row>`
    expect(cellsOf(xlsx({ sheet: early, styles }))).toEqual([
      ["1900-01-01", "1900-03-01"],
      ["2020-02-03 08:05"],
    ])
  })

  it("are counted in lines as the person sees them, below the header that was recognised", () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
    const sheet = `<row r="1">${cell("登记表(2月)")}</row><row r="3">${cell("姓名")}</row><row r="5">${cell("甲")}</row>`
    const read = readBook(xlsx({ sheet }), "any", (cells) => cells.includes("姓名"))
    expect(read).toEqual({
      ok: true,
      tables: [{ sheet: "表一", header: ["姓名"], rows: [{ line: 5, cells: ["甲"] }] }],
    })
  })
})

/** Sets the size that the directory of an archive declares for its biggest part. */
function withLyingSizes(bytes: Uint8Array): Uint8Array {
  const lying = Buffer.from(bytes)
  for (let at = 0; at < lying.length - 4; at++) {
    if (lying.readUInt32LE(at) === 0x02014b50) lying.writeUInt32LE(100, at + 24)
    if (lying.readUInt32LE(at) === 0x04034b50) lying.writeUInt32LE(100, at + 22)
  }
  return lying
}

describe("hostile workbooks", () => {
  it("that inflate beyond the limit are refused, whatever sizes they declare", () => {
    const bomb = xlsx({ sheet: " ".repeat(60_000_000) })
    expect(refusalOf(bomb)).toBe("too-large")
    expect(refusalOf(withLyingSizes(bomb))).toBe("too-large")
  })

  it("with too many cells, or one text in too many of them, are refused", () => {
    const rows = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(200)
    expect(refusalOf(xlsx({ sheet: rows }))).toBe("too-many-cells")
    const sheet = `<row>${'<c t="s"><v>0</v></c>'.repeat(10_000)}</row>`
    expect(refusalOf(xlsx({ sheet, strings: `<si><t>${"长".repeat(30_000)}</t></si>` }))).toBe("too-large")
  })

  it("with entities of their own are refused, in any part that is read", () => {
    const entity = strToU8(
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>',
    )
    expect(refusalOf(xlsx({ sheet: "", more: { "xl/sharedStrings.xml": entity } }))).toBe("damaged")
  })

  it("cut short, changed or made of noise are refused", () => {
    const whole = xlsx({ sheet: `<row>${number(0, "1")}</row>` })
    for (let length = 4; length < whole.length; length += 7) {
      expect(refusalOf(whole.slice(0, length)), `${length} bytes`).not.toBeNull()
    }
    const noise = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919 + index * index) % 256)
    expect(refusalOf(noise)).toBe("not-a-spreadsheet")
    expect(refusalOf(new Uint8Array())).toBe("empty")
    expect(refusalOf(strToU8("<html><table><tr><td>1</td></tr></table></html>"))).toBe("not-a-spreadsheet")
    expect(refusalOf(zipSync({ "a.txt": strToU8("a") }))).toBe("not-a-spreadsheet")
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`${index}`, strToU8("")]))
    expect(refusalOf(zipSync(many))).toBe("too-large")
  })

  it("behind a password are named as such", () => {
    const container = Buffer.alloc(2_048)
    container.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    container.write("EncryptedPackage", 1_024, "utf16le")
    expect(refusalOf(container)).toBe("password-protected")
  })
})

const hostile = new URL("../../../../shared/benchmarks/hostile/", import.meta.url)

describe.skipIf(!existsSync(hostile))("the collection of hostile files", () => {
  it("ends in tables or a refusal, each in bounded time", { timeout: 120_000 }, async () => {
    const reader = openBookReader({ ...defaultReadLimits, milliseconds: 10_000 })
    for (const name of readdirSync(hostile)) {
      const read = await reader.read(readFileSync(new URL(name, hostile)), name, noHeader)
      expect(read.ok ? "read" : read.refusal).not.toBe("took-too-long")
    }
    await reader.close()
  })
})
