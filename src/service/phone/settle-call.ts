import type { DeskWork } from "../desk/at-desk.ts"
import { changeLater } from "../desk/change-later.ts"

/** Nothing more is to be done about a call. False where there is no such call. */
export async function settleCall(work: DeskWork, factId: string): Promise<boolean> {
  return changeLater(work, "来电记录", factId, { 状态: "办结" }, "settled")
}
