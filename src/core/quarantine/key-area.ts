/** Cities that people name without their province. */
const citiesOf: Readonly<Record<string, readonly string[]>> = {
  湖北: [
    ...["武汉", "黄石", "十堰", "宜昌", "襄阳", "鄂州", "荆门", "孝感", "荆州", "黄冈", "咸宁", "随州"],
    ...["恩施", "仙桃", "潜江", "天门", "神农架"],
  ],
}

/** The key area that an origin as people say it lies in; null where it lies in none. */
export function keyAreaOf(origin: string, regions: readonly string[]): string | null {
  const plain = origin.replace(/\s+/g, "")
  if (plain === "") return null
  const names = (region: string) => [region.replace(/[省市区县]$/, ""), ...(citiesOf[region] ?? [])]
  return regions.find((region) => names(region).some((name) => name !== "" && plain.includes(name))) ?? null
}
