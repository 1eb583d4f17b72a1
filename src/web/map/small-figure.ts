/** Figures as strokes in a field of 4 by 6: how many people, beside the day's number. */
const strokes: Readonly<Record<number, string>> = {
  2: "M0 1.2C0-.4 4-.4 4 1.5C4 3 0 4.5 0 6H4",
  3: "M0 .6C1-.3 4-.3 4 1.5C4 2.6 3 3 2 3C3 3 4 3.4 4 4.5C4 6.3 1 6.3 0 5.4",
  4: "M3 6V0L0 4H4",
  5: "M3.6 0H.4V2.6C1.5 2 4 2.2 4 4.1C4 6.2 1 6.4 0 5.4",
  6: "M3.4 .2C1 .6 0 2.5 0 4C0 6.6 4 6.6 4 4.1C4 1.9 .6 2 .1 3.8",
  7: "M0 0H4L1.5 6",
  8: "M2 3C-.4 2.8-.2 0 2 0C4.2 0 4.4 2.8 2 3C-.8 3.2-.6 6 2 6C4.6 6 4.8 3.2 2 3Z",
  9: "M.6 5.8C3 5.4 4 3.5 4 2C4-.6 0-.6 0 1.9C0 4.1 3.4 4 3.9 2.2",
}

/** A plus stands for ten and more: the home's page has the number. */
const MANY = "M0 3H4M2 1V5"

/** The figure's path with its upper left corner at a place, enlarged by a factor. */
export function smallFigure(count: number, x: number, y: number, factor: number): string {
  const places: Record<string, readonly number[]> = { H: [x], V: [y] }
  return (steps[count] ?? many)
    .map(({ command, numbers }) => {
      const from = places[command] ?? [x, y]
      const placed = numbers.map((number, place) =>
        ((from[place % from.length] ?? 0) + number * factor).toFixed(2),
      )
      return command + placed.join(" ")
    })
    .join("")
}

type Step = { readonly command: string; readonly numbers: readonly number[] }

function stepsOf(path: string): Step[] {
  return [...path.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, command = "", rest = ""]) => ({
    command,
    numbers: (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number),
  }))
}

const steps: Readonly<Record<number, readonly Step[]>> = Object.fromEntries(
  Object.entries(strokes).map(([count, path]) => [count, stepsOf(path)]),
)
const many = stepsOf(MANY)
