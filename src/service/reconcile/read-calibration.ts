import { type Calibration, calibrate } from "../../core/reconcile/calibration.ts"
import type { Tx } from "../../store/database/db.ts"
import { listDecidedOdds } from "../../store/reconcile/likeness.ts"

/** How the engine's word is bent towards what people of the neighbourhood have decided. */
export async function readCalibration(tx: Tx, communityId: string): Promise<Calibration> {
  return calibrate(await listDecidedOdds(tx, communityId))
}
