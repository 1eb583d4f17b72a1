import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { checkFloors } from "../scripts/checks/floors.mjs"
import { checkShape } from "../scripts/checks/shape.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))

describe("the house", { timeout: 120_000 }, () => {
  it("keeps depth, length and names of its files, and core free of clock and dice", async () => {
    expect((await checkShape(root)).findings).toEqual([])
  })

  it("imports only downwards", async () => {
    expect((await checkFloors(root)).findings).toEqual([])
  })
})
