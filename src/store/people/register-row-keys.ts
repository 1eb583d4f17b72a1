import { fingerprint } from "./person-keys.ts"

// What a book knows its row by: written by hand too, so that a book that lists the same later finds it.

/** 楼栋: lane and number. */
export function stairwellRowKey(fingerprintKey: Buffer, lane: string, number: string): Buffer {
  return fingerprint(fingerprintKey, `楼栋\u001f${lane}弄${number}号`)
}

/** 住户: the door, and the turn among the door's rows, from 1. */
export function householdRowKey(fingerprintKey: Buffer, door: string, turn: number): Buffer {
  return fingerprint(fingerprintKey, `住户\u001f${door}\u001f${turn}`)
}

/** 人员: door, name and document number, and the turn among rows alike. */
export function stayRowKey(
  fingerprintKey: Buffer,
  stay: { readonly door: string; readonly name: string; readonly idNumber: string },
  turn: number,
): Buffer {
  return fingerprint(
    fingerprintKey,
    `人员\u001f${[stay.door, stay.name, stay.idNumber].join("\u001f")}\u001f${turn}`,
  )
}

/** The key of the first turn that nothing is known by yet. */
export async function firstFreeKey(
  keyOf: (turn: number) => Buffer,
  isTaken: (key: Buffer) => Promise<boolean>,
): Promise<Buffer> {
  for (let turn = 1; ; turn += 1) {
    const key = keyOf(turn)
    if (!(await isTaken(key))) return key
  }
}
