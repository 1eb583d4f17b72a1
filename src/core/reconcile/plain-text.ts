/**
 * What is written in a cell without the accidents of typing: full-width signs half-width, all dashes one dash, blanks
 * single, the apostrophe gone that keeps a spreadsheet from counting, small letters.
 */
export function plainText(written: string): string {
  const text = isPlain(written) ? written : unify(written)
  return text.trim().replace(/^'+/, "").trimStart().toLowerCase()
}

/** Printable ASCII without double blanks needs no more than trimming. */
function isPlain(text: string): boolean {
  return /^[!-~]*(?: [!-~]+)*$/.test(text)
}

function unify(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, "-")
    .replace(/[\s\u200b-\u200d\ufeff]+/g, " ")
}
