/** One row of a committee's table of rooms: `block` and `unit` (栋, 单元) are the builder's names, the rest the doorplate's. */
export type Room = {
  readonly lane: string
  readonly number: string
  readonly block: string
  readonly unit: string
  readonly room: string
}

/** What the table of rooms can tell about an address that is written short. */
export type RoomTable = {
  readonly isLane: (lane: string) => boolean
  /** The lanes that have this room at this number. */
  readonly lanesOf: (number: string, room: string) => readonly string[]
  /** The stairwell that the builder called block and unit; null when there is none. */
  readonly stairwellOf: (
    block: string,
    unit: string,
  ) => { readonly lane: string; readonly number: string } | null
}

export function createRoomTable(rooms: readonly Room[]): RoomTable {
  const lanes = new Set(rooms.map(({ lane }) => lane))
  const byDoor = new Map<string, string[]>()
  const byBlock = new Map<string, { lane: string; number: string }>()
  for (const { lane, number, block, unit, room } of rooms) {
    for (const written of [room, ""]) {
      const door = `${number}-${written}`
      const known = byDoor.get(door) ?? []
      if (!known.includes(lane)) byDoor.set(door, [...known, lane].sort())
    }
    if (block !== "") byBlock.set(`${block}-${unit}`, { lane, number })
  }
  return {
    isLane: (lane) => lanes.has(lane),
    lanesOf: (number, room) => byDoor.get(`${number}-${room}`) ?? [],
    stairwellOf: (block, unit) => byBlock.get(`${block}-${unit}`) ?? null,
  }
}
