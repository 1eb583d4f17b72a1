/** All that a device has of the world around it, so that it runs in a browser and in a test alike. */
export type DeviceEnvironment = {
  /** The name of what this page keeps: a phone may stand at a gate and go on rounds, and neither knows of the other. */
  readonly keeps: "shouwang-gate" | "shouwang-round"
  readonly indexedDB: IDBFactory
  readonly crypto: Crypto
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  /** The device's own clock in milliseconds, right or wrong. */
  readonly now: () => number
  /** Milliseconds that pass whatever becomes of the clock; may stand still while the phone sleeps. */
  readonly monotonic: () => number
  /** Null in browsers that have none: a lease in the database stands in. */
  readonly locks: Pick<LockManager, "request"> | null
  /** Per cent; null where the browser does not say, or has not yet. */
  readonly battery: () => number | null
}
