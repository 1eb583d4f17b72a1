/** A login as it is stored and looked up: phones capitalise and people paste blanks and full-width letters. */
export function plainLogin(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase()
}
