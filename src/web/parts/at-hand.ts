/**
 * Whether the hands are still here: the focus is inside, or nowhere. Where it is elsewhere somebody has gone on, and an answer that
 * comes late does not take their place from them.
 */
export function isAtHand(inside: Element | null): boolean {
  const at = document.activeElement
  return at === null || at === document.body || inside?.contains(at) === true
}

/** Whether somebody is typing in a field elsewhere; a button or a link they came by is no place to be kept. */
export function isTypingElsewhere(than: Element | null): boolean {
  const at = document.activeElement
  return at?.matches("input, select, textarea") === true && than?.contains(at) !== true
}
