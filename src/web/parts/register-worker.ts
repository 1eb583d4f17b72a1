const WORKER = "/offline-worker.js"

/** A page that works without network by the service worker at the root. */
export type OfflineWorker = {
  /** Whether the page would start again without network. */
  readonly isReady: () => boolean
}

/**
 * Keeps a page and all it needs for the time without network. A newer version that is whole and waiting is taken now, at the
 * start, when nothing has been typed yet; one that arrives later waits for the next start.
 */
export function registerWorker(
  scope: "/gate" | "/round" | "/my-pass" | "/my-home" | "/my-duty",
): OfflineWorker {
  const state = { ready: false }
  // in development there is no worker, and nothing is kept
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return { isReady: () => false }
  void navigator.serviceWorker
    .register(WORKER, { scope, updateViaCache: "none" })
    .then((registration) => {
      state.ready = registration.active !== null
      if (registration.waiting !== null) takeOver(registration.waiting)
      return navigator.serviceWorker.ready
    })
    // the reader of codes is asked for under an address of its own
    .then(() => navigator.serviceWorker.register(WORKER, { scope: "/assets/", updateViaCache: "none" }))
    .then(() => {
      state.ready = true
    })
    // the page works all the same while there is a network
    .catch(() => undefined)
  return { isReady: () => state.ready }
}

/** The worker refuses while another tab is open on the version before. */
function takeOver(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true })
  waiting.postMessage("take-over")
}
