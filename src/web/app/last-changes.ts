import type { Topic } from "../../contract/topics.ts"

/** A change: the neighbourhood's version by it, and when it was heard of. */
export type Heard = { readonly version: number; readonly at: number }

const NOTHING: Heard = { version: -1, at: 0 }

/** Remembers of every topic the last change. */
export function makeLastChanges() {
  const of = new Map<string, Heard>()
  let ofAnything = NOTHING
  let newest = NOTHING
  return {
    /** `topics` null: it may be about anything. */
    hear: (topics: readonly string[] | null, heard: Heard): void => {
      newest = heard
      if (topics === null) ofAnything = heard
      else for (const topic of topics) of.set(topic, heard)
    },
    /** The last change that concerns what shows these; without them, the last of all. */
    last: (shows: readonly Topic[] | undefined): Heard => {
      if (shows === undefined) return newest
      return shows.reduce((last, topic) => laterOf(last, of.get(topic) ?? NOTHING), ofAnything)
    },
  }
}

function laterOf(one: Heard, other: Heard): Heard {
  return other.version > one.version ? other : one
}
