import { type CellBlocks, createCellBlocks, endCell, inOnePiece, type RowSink } from "./cell-blocks.ts"
import type { List } from "./list.ts"
import { packedTexts } from "./packed-texts.ts"
import { createTextSharer } from "./shared-texts.ts"
import type { Texts } from "./texts.ts"

/** Takes up long lists, one after the other, and keeps them as bytes: what columns of one header say is kept, and read, once. */
export type PackedLists = {
  /**
   * The first column holds the rows' ids. What a row has no cells for is empty, and cells without a header are left out.
   */
  readonly begin: (header: readonly string[]) => RowSink
  readonly finish: () => List<Texts>[]
}

/** A column of one list; its cells stand behind those of the lists before. */
type PackedColumn = { readonly header: string; readonly cells: CellBlocks; readonly start: number }

type PackedList = { readonly ids: CellBlocks; readonly columns: readonly PackedColumn[] }

export function createPackedLists(): PackedLists {
  const gathered = new Map<string, CellBlocks>()
  const lists: PackedList[] = []
  const columnOf = (header: string, again: number): PackedColumn => {
    const name = `${again} ${header}`
    const cells = gathered.get(name) ?? createCellBlocks()
    gathered.set(name, cells)
    return { header: header.trim(), cells, start: cells.size() }
  }
  return {
    begin: (header) => {
      const written = header.slice(1)
      const columns = written.map((one, at) => {
        // columns of one list that go by the same header are kept apart
        return columnOf(one, written.slice(0, at).filter((other) => other === one).length)
      })
      const list = { ids: createCellBlocks(), columns }
      lists.push(list)
      return sinkOf(list)
    },
    finish: () => {
      const sizes = lists.map(({ ids }) => ids.size())
      const all = [...gathered.values()]
      const share = createTextSharer(
        Math.max(0, ...all.map((cells) => cells.size())),
        Math.max(0, ...all.map((cells) => cells.tails())),
      )
      const shared = new Map(all.map((cells) => [cells, share(cells.finish())] as const))
      return lists.map(({ ids, columns }, list) => ({
        ids: packedTexts(inOnePiece(ids)),
        columns: columns.flatMap(({ header, cells, start }) => {
          const found = shared.get(cells)
          if (found === undefined) return []
          const rows = found.places.subarray(start, start + (sizes[list] ?? 0))
          return [{ header, texts: found.texts, rows }]
        }),
      }))
    },
  }
}

function sinkOf({ ids, columns }: PackedList): RowSink {
  const cells = [ids, ...columns.map((column) => column.cells)]
  const first = { cells, rest: createCellBlocks() }
  const endRow = (count: number) => {
    for (let at = count; at < cells.length; at += 1) endCell((cells[at] as CellBlocks).open(), 0)
    if (count > cells.length) first.rest.clear()
    return first
  }
  return { first, endRow }
}
