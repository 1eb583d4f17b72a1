import { useWords } from "../parts/i18n.ts"
import { columnWordsEn } from "./column-words.ts"

/** How a column, or a choice in it, is called in the language of the screen. */
export function useColumnWords(): (column: string) => string {
  const { language } = useWords()
  return (column) => (language === "zh" ? column : (columnWordsEn[column] ?? column))
}
