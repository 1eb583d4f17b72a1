/** Minutes as hours with one decimal, cut and never rounded up. */
export function hoursText(minutes: number): string {
  return (Math.floor(minutes / 6) / 10).toFixed(1)
}
