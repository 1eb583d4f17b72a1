/** What a spreadsheet would run as a formula, with the marks that already keep it from doing so. */
const FORMULA = /^'*[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** Text for an exported cell: what would run as a formula gets a mark before it, so that it stays text. */
export function quoteFormula(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
}

/** The text as it was before it was exported. */
export function unquoteFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}
