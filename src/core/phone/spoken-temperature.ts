/** A temperature as it was said on the phone; the slot is null where none was said. */
export type SpokenTemperature = { readonly slot: "上午" | "下午" | null; readonly celsius: number }

const slotOf: Readonly<Record<string, "上午" | "下午">> = {
  早: "上午",
  早上: "上午",
  早晨: "上午",
  上午: "上午",
  晚: "下午",
  晚上: "下午",
  下午: "下午",
  傍晚: "下午",
}

/** Temperatures of a note, `早36.5 晚36.7`: of each half of the day the last one that was said. */
export function readSpokenTemperatures(note: string): SpokenTemperature[] {
  const said = [
    ...note.matchAll(
      /(早上|早晨|上午|晚上|下午|傍晚|早|晚)?(?:体温|是|:|：|\s)*(3[4-9]|4[0-3])(?:[.。．点](\d{1,2}))?(?!\d)\s*(?:℃|度)?/g,
    ),
  ]
  const found = said.flatMap((parts): SpokenTemperature[] => {
    const [, slot, whole = "", part] = parts
    const before = note[parts.index - 1] ?? ""
    // digits of a telephone or a door are no temperature, nor is a bare number without its half of the day
    if (/[\d\-号弄]/.test(before) || (part === undefined && slot === undefined)) return []
    const celsius = Number(`${whole}.${part ?? "0"}`)
    return celsius > 43 ? [] : [{ slot: slot === undefined ? null : (slotOf[slot] ?? null), celsius }]
  })
  return found.filter((each, index) => !found.slice(index + 1).some((later) => later.slot === each.slot))
}
