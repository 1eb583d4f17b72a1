/** An answer as far as it is looked for. */
export type SearchedAnswer = {
  readonly category: string
  readonly question: string
  readonly answer: string
}

/**
 * The answers that fit what was typed so far, the best first: two signs in a row that stand in the question count most, in the
 * answer less, and the call's own category goes before. Where nothing was typed, all of the category, then the others.
 */
export function rankAnswers<Answer extends SearchedAnswer>(
  answers: readonly Answer[],
  typed: string,
  category: string | null,
): Answer[] {
  const pairs = pairsOf(typed)
  const scored = answers.map((answer, index) => {
    const inQuestion = pairs.filter((pair) => answer.question.toLowerCase().includes(pair)).length
    const inAnswer = pairs.filter((pair) => answer.answer.toLowerCase().includes(pair)).length
    const own = answer.category === category
    return { answer, index, hits: inQuestion * 3 + inAnswer, own }
  })
  const fitting = scored.filter(({ hits }) => hits > 0)
  // nothing fits: the clerk sees them all rather than an empty list
  const shown = fitting.length === 0 ? scored : fitting
  return shown
    .toSorted(
      (one, other) => other.hits - one.hits || Number(other.own) - Number(one.own) || one.index - other.index,
    )
    .map(({ answer }) => answer)
}

/** Every two signs that stand beside each other, blanks and signs of punctuation left out. */
function pairsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const pairs = words.flatMap((word) => {
    const signs = Array.from(word)
    return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
  })
  return [...new Set(pairs)]
}
