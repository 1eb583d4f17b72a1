/** Minutes in whole, `12小时30分`: what stands on paper adds up. */
export function spanText(minutes: number, language: "zh" | "en"): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return language === "zh" ? `${hours}小时${rest}分` : `${hours} h ${rest} min`
}

/** Minutes as hours with one decimal, cut and never rounded up. */
export function hoursText(minutes: number): string {
  return (Math.floor(minutes / 6) / 10).toFixed(1)
}
