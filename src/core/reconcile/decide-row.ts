import type { DOOR_LEVELS } from "./door-levels.ts"
import type { Waterfall } from "./explain.ts"
import type { Matching } from "./match.ts"
import type { NAME_LEVELS } from "./name-levels.ts"

/** Somebody of the register whom a row may be. */
export type MatchCandidate = {
  readonly id: string
  readonly chance: number
  /** Their documents or names cannot both be right. */
  readonly contradicts: boolean
  /** The row names them by no more than a surname and a title, and by no document. */
  readonly isByTitle: boolean
  /** They are called just as the row says, as far as one hears. */
  readonly isNamesake: boolean
  /**
   * However unlikely: at the same door, or at one that a slip makes of it, with a name that a slip or a title makes of theirs; of the very
   * name, where the row names no other home; of the very document.
   */
  readonly isConceivable: boolean
  /** By itself, whoever else lives there, as likely as the likeliest. */
  readonly isAsLikely: boolean
  /** By itself rather not the row's person: only what other rows say speaks for them. */
  readonly isUnlikely: boolean
  /** Known to be the same person as the likeliest: the register's own doubles make no row doubtful. */
  readonly isDouble: boolean
}

/** What was found for one row of a list in the register: whom it may be, the likeliest first. */
export type RowMatch = {
  readonly candidates: readonly MatchCandidate[]
  /** See `Matching.clarityOf`. */
  readonly clarity: number
}

/** What becomes of a row by itself; `doubtful` ones are for a person. */
export type RowDecision =
  | { readonly is: "same"; readonly id: string }
  | { readonly is: "new" }
  | { readonly is: "doubtful" }

/** From this chance on a row is somebody. */
const CERTAIN = 0.85

/** Below this chance it is nobody. */
const CERTAIN_NEW = 0.1

/** A row by which its own person would be known with less certainty is decided by nobody but a person: 王阿姨, no number. */
const CLEAR = 0.95

/** A second row of the register as likely as this makes the first doubtful, unless both are known to be one person. */
const RIVAL = 0.1

/** Two records of the register are known to be one person from this chance on. */
const CERTAIN_DOUBLE = 0.99

/** Decides a row where nothing speaks against it: the one rule of the desk, and of what is measured. */
export function decideRow({ candidates, clarity }: RowMatch): RowDecision {
  const [best, ...others] = candidates
  if (clarity < CLEAR) return { is: "doubtful" }
  if (best === undefined) return { is: "new" }
  if (best.chance < CERTAIN_NEW) return { is: candidates.some(mayBeMeant) ? "doubtful" : "new" }
  const isAlone = others.every(
    (other) =>
      other.isDouble ||
      (other.chance < RIVAL &&
        !other.isAsLikely &&
        !(best.isByTitle && mayBeCalledSo(other)) &&
        !(other.isNamesake && !best.isNamesake)),
  )
  return isAlone && best.chance >= CERTAIN && !best.contradicts && !best.isUnlikely
    ? { is: "same", id: best.id }
    : { is: "doubtful" }
}

/** Of one home two may be 王阿姨, and share the telephone. */
function mayBeCalledSo({ isByTitle, contradicts }: MatchCandidate): boolean {
  return isByTitle && !contradicts
}

/** Whoever may be the row's person with another telephone or a slip in the name, rather than a stranger. */
function mayBeMeant({ isConceivable, contradicts }: MatchCandidate): boolean {
  return isConceivable && !contradicts
}

/** Whether somebody comes into question at all. */
export function isLikely({ chance }: Pick<MatchCandidate, "chance">): boolean {
  return chance >= CERTAIN_NEW
}

/** A row with what was found for it; of the likeliest also why. */
export type MatchedRow = {
  readonly id: string
  readonly candidates: readonly (MatchCandidate & { readonly why: Waterfall | null })[]
  readonly clarity: number
}

/** So many who may be a row are told of, with the reasons. */
const MOST_CANDIDATES = 5

/** For each row of list 1, by its ids, what was found in list 0, the register. `isOne`: whether two of the register are one person. */
export function matchedRows(
  matching: Matching,
  ids: Iterable<string>,
  isOne: (one: string, other: string) => boolean,
): MatchedRow[] {
  const found = new Map<string, { readonly id: string; readonly chance: number }[]>()
  matching.eachPair(({ one, other, chance }) => {
    if (one.list === other.list) return
    const [known, row] = one.list === 0 ? [one.id, other.id] : [other.id, one.id]
    const all = found.get(row)
    if (all === undefined) found.set(row, [{ id: known, chance }])
    else all.push({ id: known, chance })
  })
  return Array.from(ids, (id) => {
    const row = { list: 1, id }
    const likeliest = (found.get(id) ?? [])
      .sort((one, other) => other.chance - one.chance || (one.id < other.id ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
    const [best] = likeliest
    const whys = likeliest.map((one) => matching.explain({ list: 0, id: one.id }, row))
    const candidates = likeliest.map((one, at) => {
      const why = whys[at] ?? null
      const isAsLikely = at > 0 && totalOf(why) > totalOf(whys[0] ?? null) - CLEARLY
      const isDouble = best !== undefined && one !== best && one.chance >= RIVAL && isOne(best.id, one.id)
      return {
        ...one,
        ...readLevels(levelsOf(why)),
        isAsLikely,
        isUnlikely: totalOf(why) < UNLIKELY,
        isDouble,
        why,
      }
    })
    return { id, candidates, clarity: matching.clarityOf(row, 0) }
  })
}

/** By so many bits the likeliest has to be likelier by itself than anybody else: else only other rows tell the two apart. */
const CLEARLY = 0.5

/** By so many bits somebody is rather not whom a row means. */
const UNLIKELY = -2

function totalOf(why: Waterfall | null): number {
  return why?.steps.at(-1)?.weight ?? Number.NEGATIVE_INFINITY
}

/** Which two records of the register, list 0 matched against itself, are one person for certain. */
export function certainDoubles(matching: Matching): (one: string, other: string) => boolean {
  const keyOf = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`)
  const doubles = new Set<string>()
  matching.eachPair(({ one, other, chance }) => {
    if (chance >= CERTAIN_DOUBLE) doubles.add(keyOf(one.id, other.id))
  })
  return (one, other) => doubles.has(keyOf(one, other))
}

function levelsOf(why: Waterfall | null): ReadonlyMap<string, string> {
  return new Map(
    (why?.steps ?? []).flatMap(({ step, field, level }) =>
      step === "agreement" && field !== null && level !== null ? [[field, level] as const] : [],
    ),
  )
}

const FAR_NAMES: ReadonlySet<string> = new Set<(typeof NAME_LEVELS)[number]>(["surname", "different"])
const NEAR_DOORS: ReadonlySet<string> = new Set<(typeof DOOR_LEVELS)[number]>([
  ...(["same", "lane-not-written", "slip"] as const),
])
/** That is no other home: one does not say which, or both are of one stairwell. */
const OPEN_DOORS: ReadonlySet<string | undefined> = new Set<(typeof DOOR_LEVELS)[number] | undefined>([
  ...(["room-not-written", "stairwell", undefined] as const),
])

function readLevels(
  levels: ReadonlyMap<string, string>,
): Pick<MatchCandidate, "contradicts" | "isByTitle" | "isNamesake" | "isConceivable"> {
  const [name, document, door] = [levels.get("name"), levels.get("document"), levels.get("door")]
  const isByTitle = name === "short-form" && !(document === "same" || document === "as-far-as-shown")
  const isLookalike = name !== undefined && !FAR_NAMES.has(name) && NEAR_DOORS.has(door ?? "")
  return {
    isByTitle,
    isNamesake: name === "same" || name === "same-sound",
    isConceivable: isLookalike || (name === "same" && OPEN_DOORS.has(door)) || document === "same",
    contradicts:
      document === "different" ||
      document === "both-sound" ||
      name === "different" ||
      (isByTitle && levels.get("sex") === "different"),
  }
}
