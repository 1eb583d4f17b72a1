import type { FastifyRequest } from "fastify"
import * as contract from "../contract/imports.ts"
import type { BookFile } from "../service/imports/book-tools.ts"
import { fileRefusedRows, listRefusedRows } from "../service/imports/list-refused-rows.ts"
import { putRefusedRowsAside } from "../service/imports/put-refused-rows-aside.ts"
import { refuse } from "../service/refusal.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Books in, refused rows out. */
export function importRoutes(site: Site): void {
  const { imports, books } = site.options

  route(site, contract.startImport, async ({ context, request }) => {
    const upload = await readUpload(request)
    if (upload.commandId === null) return refuse("bad-input", "commandId")
    if (upload.files.length === 0) return refuse("no-files")
    return imports.start(context, upload.commandId, upload.files)
  })
  route(site, contract.getImport, ({ context, query }) => imports.find(context, query.id))
  route(site, contract.listImports, async ({ context }) => ({ imports: await imports.list(context) }))
  route(site, contract.listRefusedRows, ({ context }) => listRefusedRows(context))
  route(site, contract.downloadRefusedRows, async ({ context }) => ({
    name: "待修正的行.xlsx",
    type: XLSX,
    content: await fileRefusedRows(context, books.writeRefusedRows),
  }))
  route(site, contract.putRefusedRowAside, ({ context, body }) => putRefusedRowsAside(context, body))
}

async function readUpload(
  request: FastifyRequest,
): Promise<{ readonly commandId: string | null; readonly files: readonly BookFile[] }> {
  const files: BookFile[] = []
  let commandId: string | null = null
  for await (const part of request.parts()) {
    if (part.type === "file") files.push({ name: part.filename, bytes: await part.toBuffer() })
    else if (part.fieldname === "commandId" && UUID.test(String(part.value))) commandId = String(part.value)
  }
  return { commandId, files }
}
