import { type SlotName, slotNames } from "../../core/care/reading-cell.ts"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { useWords } from "../parts/i18n.ts"
import { ReadingCellView } from "./reading-cell.tsx"
import type { Sheet, SheetPerson } from "./reading-types.ts"
import { cellKey, type useReadingQueue } from "./use-reading-queue.ts"

type ReadingTableProps = {
  day: string
  people: Sheet["people"]
  /** The times of day to which Enter goes. */
  typing: readonly SlotName[]
  queue: Pick<ReturnType<typeof useReadingQueue>, "waiting" | "refused">
  onType: (person: SheetPerson, slot: SlotName, celsius: number, symptoms: string) => void
  onOpen: (person: SheetPerson, slot: SlotName) => void
}

/** Everyone in quarantine in walking order, with morning and afternoon. */
export function ReadingTable({ day, people, typing, queue, onType, onOpen }: ReadingTableProps) {
  const { t } = useWords()
  const columns: readonly Column<SheetPerson>[] = [
    { key: "door", label: t("readings.door"), whole: true, cell: (person) => person.door },
    { key: "person", label: t("readings.person"), whole: true, cell: (person) => person.name },
    {
      key: "dayNumber",
      label: t("readings.dayNumber"),
      whole: true,
      cell: (person) => t("readings.dayN", { count: person.dayNumber }),
    },
    ...slotNames.map((slot, index) => ({
      key: slot,
      label: t(`readings.slot.${slot}`),
      cell: (person: SheetPerson) => {
        const cell = person.cells[index]
        const key = cellKey(person.personId, slot, day)
        return (
          cell && (
            <ReadingCellView
              person={person}
              slot={slot}
              cell={cell}
              typed={queue.waiting.get(key)}
              refused={queue.refused.get(key)}
              onType={onType}
              onOpen={onOpen}
            />
          )
        )
      },
    })),
  ]
  return (
    <div className="readings-table" data-typing={typing.join(" ")}>
      <DataTable
        caption={t("readings.table")}
        columns={columns}
        rows={people}
        keyOf={(person) => `${person.personId} ${person.homeId}`}
      />
    </div>
  )
}
