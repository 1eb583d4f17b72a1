import { BookRefused } from "./book-refused.ts"
import type { GridMaker } from "./grid.ts"
import { readSharedStrings } from "./read-shared-strings.ts"
import { readSheet } from "./read-sheet.ts"
import { readStyles } from "./read-styles.ts"
import { findAttribute, readXml } from "./read-xml.ts"
import type { ZipParts } from "./unpack-zip.ts"

/**
 * Reads every worksheet of an Office Open XML workbook, hidden ones too. Links to other files are never
 * followed.
 */
export function readXlsx(parts: ZipParts, grids: GridMaker): void {
  if (!parts.names.includes("[content_types].xml")) throw new BookRefused("not-a-spreadsheet")
  const workbookPath = findWorkbook(parts)
  const workbook = parts.read(workbookPath)
  if (workbook === null) throw new BookRefused("not-a-spreadsheet")
  const links = readLinks(parts, workbookPath)
  const { sheets, from1904 } = readWorkbook(workbook)
  const stringsPath = links.find((link) => link.kind === "sharedStrings")?.path
  const stylesPath = links.find((link) => link.kind === "styles")?.path
  const setting = {
    strings: readSharedStrings(stringsPath === undefined ? null : parts.read(stringsPath)),
    formats: readStyles(stylesPath === undefined ? null : parts.read(stylesPath)),
    from1904,
  }
  for (const { name, id } of sheets) {
    const link = links.find((candidate) => candidate.id === id)
    if (link?.kind !== "worksheet") continue
    const part = parts.read(link.path)
    if (part === null) throw new BookRefused("damaged")
    grids.startSheet(name)
    readSheet(part, setting, grids.addRow)
  }
}

function findWorkbook(parts: ZipParts): string {
  return readLinks(parts, "").find((link) => link.kind === "officeDocument")?.path ?? "xl/workbook.xml"
}

type Link = { readonly id: string; readonly kind: string; readonly path: string }

/** What a part of the book points to inside the book. */
function readLinks(parts: ZipParts, path: string): Link[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1)
  const part = parts.read(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const links: Link[] = []
  if (part === null) return links
  readXml(part, {
    open: (name, attributes) => {
      if (name !== "Relationship" || findAttribute(attributes, "TargetMode") === "External") return
      const type = findAttribute(attributes, "Type") ?? ""
      links.push({
        id: findAttribute(attributes, "Id") ?? "",
        kind: type.slice(type.lastIndexOf("/") + 1),
        path: resolvePath(folder, findAttribute(attributes, "Target") ?? ""),
      })
    },
    close: () => {},
  })
  return links
}

function resolvePath(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith("/") ? target : folder + target).replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop()
    else if (step !== "" && step !== ".") steps.push(step)
  }
  return steps.join("/")
}

function readWorkbook(part: Uint8Array) {
  const sheets: { name: string; id: string }[] = []
  let from1904 = false
  readXml(part, {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = /^(1|true|on)$/.test(findAttribute(attributes, "date1904") ?? "")
      if (name !== "sheet") return
      // `r:id` stands beside `sheetId`, and only the former is wanted
      const id = findAttribute(attributes.replace(/\bsheetId\s*=/, "number="), "id")
      sheets.push({ name: findAttribute(attributes, "name") ?? "", id: id ?? "" })
    },
    close: () => {},
  })
  return { sheets, from1904 }
}
