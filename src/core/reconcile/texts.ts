/** Texts by their place, from 0: an array of strings, or many texts kept as bytes. */
export type Texts = { readonly length: number; readonly at: (place: number) => string | undefined }

/** FNV-1a over UTF-16 code units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
