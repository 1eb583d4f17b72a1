import { plainPassNumber } from "../../core/gate/keyed-table.ts"
import { PASS_PREFIX } from "../../core/gate/pass-code.ts"
import type { Device } from "../device/device.ts"
import { type Ask, kindOfPass, passIdOf } from "./ask.ts"

/** Who comes, once a code was read; where no other kind was pressed the pass says which. */
export async function seeCode(
  device: Device,
  ask: Ask,
  text: string,
  by: "camera" | "photo" | "scanner",
): Promise<Ask> {
  // a number's bars, or a door that somebody typed fast
  const typed = by === "scanner" && !text.startsWith(PASS_PREFIX) ? await seeTyped(device, ask, text) : null
  if (typed !== null) return typed
  const pass = await device.checkCode(text)
  const shown = { pass: passIdOf(pass), by, number: null }
  return { ...ask, kind: ask.kind === "resident" ? kindOfPass(pass) : ask.kind, pass, shown, proof: null }
}

/** Who comes, once a door or a pass's number was typed; null where it is neither. */
export async function seeTyped(device: Device, ask: Ask, text: string): Promise<Ask | null> {
  const room = await device.findRoom(text)
  if (room !== null) return { ...ask, room }
  return isPassNumber(text) ? seeNumber(device, ask, text) : null
}

async function seeNumber(device: Device, ask: Ask, text: string): Promise<Ask> {
  const pass = await device.checkNumber(text)
  const shown = { pass: passIdOf(pass), by: "number", number: plainPassNumber(text) } as const
  return { ...ask, pass, shown, room: null }
}

/** Digits alone, in groups perhaps: ours have seven, those of books fewer or more. */
function isPassNumber(text: string): boolean {
  return /^[\d\s]+$/.test(text.normalize("NFKC")) && /^\d{3,12}$/.test(plainPassNumber(text))
}
