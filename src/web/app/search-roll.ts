/** Which part of the roll is shown, and who is open beside it. */
export type RollSearch = { show?: "active" | "asked" | "ended"; worker?: string }

export function readRollSearch(search: Record<string, unknown>): RollSearch {
  const show = (["active", "asked", "ended"] as const).find((each) => each === search.show)
  const { worker } = search
  return {
    ...(show === undefined ? {} : { show }),
    ...(typeof worker === "string" && /^[0-9a-f-]{36}$/i.test(worker) ? { worker } : {}),
  }
}
