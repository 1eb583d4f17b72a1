import type { words as zh } from "./words-zh.ts"

export const words: typeof zh = {
  wall: {
    title: "Homes in quarantine · summary",
    inQuarantine: "In quarantine",
    homes: "homes",
    people: "people",
    openedToday: "New today",
    dueToday: "Release due",
    overdue: "Overdue",
    released: "Released to date",
    notLive: "Not up to date: standing still since {{moment}}. Reconnecting by itself.",
    counts: "Homes in quarantine by stairwell",
    empty: "Once the books are imported, the map and the summary stand here.",
    asOf: "Updated {{clock}}",
  },
}
