import {
  channelWord,
  dispositionWord,
  meaningOf,
  transportWord,
} from "../../core/quarantine/screening-words.ts"
import { useWords } from "../parts/i18n.ts"

const groups = { channel: channelWord, disposition: dispositionWord, transport: transportWord }

/** What the book says, in the screen's language; a word of somebody's own stays as it was written. */
export function useBookWords(): (group: keyof typeof groups, written: string) => string {
  const { t } = useWords()
  return (group, written) => {
    const meaning = meaningOf<string>(groups[group], written)
    return meaning === null ? written : t(`screening.${group}s.${meaning}`)
  }
}
