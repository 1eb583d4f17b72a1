import type { Say } from "../parts/say.ts"

/** A skill in the language of the screen; one that only a book knows, as it stands there. */
export function skillText(t: Say["t"], skill: string): string {
  return t(`roll.skill.${skill}`, { defaultValue: skill })
}
