import { useWords } from "../parts/i18n.ts"

/** How two values of a field agree, in words: those of the field, or those of any text. */
export function useLevelWords(): (field: string, level: string) => string {
  const { t } = useWords()
  return (field, level) =>
    t(`listLevel.${field}.${level}`, { defaultValue: t(`listLevel.any.${level}`, { defaultValue: level }) })
}
