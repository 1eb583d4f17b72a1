import type { DeviceEnvironment } from "./environment.ts"
import { type Database, type Kept, strict } from "./kept.ts"

/** A tab that died holding the lease gives way after so long. */
const LEASE_MS = 60_000

/** Runs the work unless another tab of this phone is at it; null then. */
export async function oneAtATime<T>(
  environment: DeviceEnvironment,
  database: Database,
  owner: string,
  work: () => Promise<T>,
): Promise<T | null> {
  if (environment.locks !== null) {
    // typed as what the callback gives, awaited or not
    const run = environment.locks.request(
      `${environment.keeps}-sending`,
      { ifAvailable: true },
      async (lock) => (lock === null ? null : work()),
    )
    return (await run) as T | null
  }
  if (!(await takeLease(environment, database, owner))) return null
  try {
    return await work()
  } finally {
    await dropLease(database, owner)
  }
}

async function takeLease({ now }: DeviceEnvironment, database: Database, owner: string): Promise<boolean> {
  const tx = database.transaction("kept", "readwrite", strict)
  const held = (await tx.store.get("lease")) as Kept["lease"] | undefined
  // a lease that ends absurdly late was taken by a clock that has been set since
  const isHeld = held !== undefined && held.until > now() && held.until <= now() + LEASE_MS
  // a second sending of the same tab gives way too
  if (!isHeld) await tx.store.put({ owner, until: now() + LEASE_MS }, "lease")
  await tx.done
  return !isHeld
}

async function dropLease(database: Database, owner: string): Promise<void> {
  const tx = database.transaction("kept", "readwrite")
  const held = (await tx.store.get("lease")) as Kept["lease"] | undefined
  if (held?.owner === owner) await tx.store.delete("lease")
  await tx.done
}
