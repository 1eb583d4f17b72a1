import Type from "typebox"
import { CommandId, Done, endpoint, Id } from "./endpoint.ts"

export const ImportFormLine = Type.Object({
  file: Type.String(),
  sheet: Type.String(),
  /** Null where no form has this header; then `missing` names the columns of the nearest one. */
  form: Type.Union([Type.String(), Type.Null()]),
  read: Type.Integer(),
  new: Type.Integer(),
  known: Type.Integer(),
  changed: Type.Integer(),
  refused: Type.Integer(),
  refusal: Type.Union([Type.String(), Type.Null()]),
  missing: Type.Array(Type.String()),
})

export const ImportState = Type.Object({
  id: Id,
  startedAt: Type.String(),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
  /** `reading` the files, `writing` the facts, `done`, or `failed` as a whole (nothing was written then). */
  phase: Type.Union([
    Type.Literal("reading"),
    Type.Literal("writing"),
    Type.Literal("done"),
    Type.Literal("failed"),
  ]),
  /** From 0 to 1. */
  progress: Type.Number(),
  lines: Type.Array(ImportFormLine),
  /** Rows that an earlier import refused and that found their place now. */
  acceptedLater: Type.Integer(),
})

/** Takes a multipart form: field `commandId` first, then the files. The work goes on after the reply. */
export const startImport = endpoint({
  method: "POST",
  path: "/api/imports",
  permission: "import-books",
  reply: Type.Object({ id: Id }),
  refusals: ["no-files", "too-large", "import-running"],
})

export const getImport = endpoint({
  method: "GET",
  path: "/api/imports/one",
  permission: "import-books",
  query: Type.Object({ id: Id }),
  reply: ImportState,
  refusals: ["not-found"],
})

export const listImports = endpoint({
  method: "GET",
  path: "/api/imports",
  permission: "import-books",
  reply: Type.Object({ imports: Type.Array(ImportState) }),
})

export const listRefusedRows = endpoint({
  method: "GET",
  path: "/api/refused-rows",
  permission: "import-books",
  reply: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        id: Id,
        form: Type.String(),
        file: Type.String(),
        sheet: Type.String(),
        line: Type.Integer(),
        column: Type.Union([Type.String(), Type.Null()]),
        reason: Type.String(),
        /** What stood in the refused cell. */
        value: Type.String(),
      }),
    ),
  }),
})

export const downloadRefusedRows = endpoint({
  method: "GET",
  path: "/api/refused-rows/file",
  permission: "import-books",
  reply: "file",
})

export const putRefusedRowAside = endpoint({
  method: "POST",
  path: "/api/refused-rows/put-aside",
  permission: "import-books",
  body: Type.Object({ commandId: CommandId, ids: Type.Array(Id), undo: Type.Optional(Type.Boolean()) }),
  reply: Done,
})
