/** How long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that the share `at` of the values stays below, between two of them where it falls between. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const place = at * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (low === undefined || high === undefined) throw new RangeError("nothing was measured")
  return low + (high - low) * (place - Math.floor(place))
}

/** Says what is going on: the whole takes minutes. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}
