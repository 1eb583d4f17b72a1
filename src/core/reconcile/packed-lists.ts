import { type CellBlocks, createCellBlocks, endCell, inOnePiece } from "./cell-blocks.ts"
import type { List } from "./list.ts"
import { packedTexts } from "./packed-texts.ts"
import { createTextSharer } from "./shared-texts.ts"
import type { Texts } from "./texts.ts"

/** Takes up a long list cell by cell, as UTF-8. */
export type PackedListBuilder = {
  /** What takes the row's cell at a place; cells without a header are left out. */
  readonly cellsAt: (place: number) => CellBlocks
  /** The row has so many cells; what it has none for is empty. */
  readonly endRow: (count: number) => void
}

/** Takes up long lists, one after the other, and keeps them as bytes: what columns of one header say is kept, and read, once. */
export type PackedLists = {
  /** The first column holds the rows' ids. */
  readonly begin: (header: readonly string[]) => PackedListBuilder
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
      return builderOf(list)
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

function builderOf({ ids, columns }: PackedList): PackedListBuilder {
  const cells = [ids, ...columns.map((column) => column.cells)]
  let surplus = createCellBlocks()
  return {
    cellsAt: (place) => cells[place] ?? surplus,
    endRow: (count) => {
      if (count > cells.length) surplus = createCellBlocks()
      for (let at = count; at < cells.length; at += 1) {
        endCell((cells[at] as CellBlocks).open(), 0)
      }
    },
  }
}
