// Millions of numbers are gone through by their place: `for … of`, `map` and `reduce` take V8 ten times as long.

export function sumOf(numbers: Int32Array): number {
  let sum = 0
  for (let at = 0; at < numbers.length; at += 1) sum += numbers[at] ?? 0
  return sum
}

/** The greatest of them, or `least` where none is greater. */
export function greatestOf(numbers: Int32Array, least: number): number {
  let greatest = least
  for (let at = 0; at < numbers.length; at += 1) greatest = Math.max(greatest, numbers[at] ?? 0)
  return greatest
}
