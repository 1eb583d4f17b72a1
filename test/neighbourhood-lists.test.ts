import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { measureDecided, measureFindings, readNeighbourhood } from "../bench/match/neighbourhood.ts"

// messy lists with known truth, where they lie beside this folder
const folder = fileURLToPath(new URL("../../shared/benchmarks/matching/neighbourhood-7", import.meta.url))

describe.skipIf(!existsSync(folder))("a neighbourhood's lists", () => {
  const neighbourhood = existsSync(folder) ? readNeighbourhood(folder) : null

  it("are decided by themselves but for a few rows, and hardly ever wrongly", () => {
    if (neighbourhood === null) return
    const { share, precision } = measureDecided(neighbourhood)
    expect(share).toBeGreaterThanOrEqual(0.97)
    expect(precision).toBeGreaterThanOrEqual(0.999)
  }, 60_000)

  it("show who is missing, double, unseen or not ours", () => {
    if (neighbourhood === null) return
    const { shares, absent } = measureFindings(neighbourhood)
    const least = (kind: string) => shares.find((one) => one.kind === kind)
    expect(least("missing")?.recall).toBeGreaterThan(0.95)
    expect(least("missing")?.precision).toBeGreaterThan(0.95)
    expect(least("double")?.recall).toBeGreaterThan(0.9)
    expect(least("double")?.precision).toBeGreaterThan(0.9)
    expect(least("not ours")?.recall).toBeGreaterThan(0.98)
    expect(least("not ours")?.precision).toBeGreaterThan(0.9)
    // who was not surveyed looks like who has gone: most of these are asked about for nothing
    expect(least("unseen")?.recall).toBeGreaterThan(0.6)
    // nor do most of them live here, whatever the truth calls them
    expect(absent).toBeGreaterThan(0.7)
  }, 60_000)
})
