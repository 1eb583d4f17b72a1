/**
 * Keeps the pages that work without network (the gate, the holder's pass). The build writes in the list: for each page its
 * path, a version that is a digest of all its files, and the files. This file is one script without imports.
 */
type KeptPage = { readonly path: string; readonly version: string; readonly files: readonly string[] }

/** As much of a service worker as is used here; the screens are compiled with the types of a window. */
type WorkerEvent = Event & { waitUntil: (work: Promise<unknown>) => void }
type FetchEventOfWorker = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }
type MessageEventOfWorker = WorkerEvent & { data: unknown }
type WorkerSelf = {
  registration: { scope: string }
  clients: {
    claim: () => Promise<void>
    matchAll: (options: { includeUncontrolled: boolean }) => Promise<{ url: string }[]>
  }
  skipWaiting: () => Promise<void>
  addEventListener: (name: string, listener: (event: never) => void) => void
}

declare const KEPT_PAGES: readonly KeptPage[]

const worker = self as unknown as WorkerSelf
const scope = new URL(worker.registration.scope).pathname
const page = KEPT_PAGES.find(({ path }) => path === scope)
/** One cache a page and version; what it begins with tells this page's from the other's. */
const family = `shouwang${scope} `
const cacheName = family + (page?.version ?? "")

/**
 * A reader that runs apart from its page belongs to the worker of its own address, not of the page: under this scope it is given
 * what any page has kept.
 */
const isForReaders = scope === "/assets/"

// whole or not at all: one file that does not come leaves the version before as it is
worker.addEventListener("install", (event: WorkerEvent) => {
  event.waitUntil(isForReaders ? worker.skipWaiting() : keepAll())
})

worker.addEventListener("activate", (event: WorkerEvent) => {
  event.waitUntil(dropOthers().then(() => worker.clients.claim()))
})

// what is kept is answered at once, whatever the network does; all else is none of our business
worker.addEventListener("fetch", (event: FetchEventOfWorker) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== self.location.origin) return
  const asked = request.mode === "navigate" && pathname === scope ? scope : pathname
  if (isForReaders) event.respondWith(caches.match(asked).then((kept) => kept ?? fetch(request)))
  else if (page?.files.includes(asked)) event.respondWith(answer(asked, request))
})

worker.addEventListener("message", (event: MessageEventOfWorker) => {
  if (event.data === "take-over") event.waitUntil(takeOver())
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName)
  const files = page?.files ?? []
  // files that bear their content's name may come from the browser's own cache, others never do
  await cache.addAll(
    files.map((file) => new Request(file, { cache: file.startsWith("/assets/") ? "default" : "reload" })),
  )
}

async function dropOthers(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(family) && name !== cacheName) await caches.delete(name)
}

async function answer(asked: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(asked)) ?? fetch(request)
}

/** Another tab on the version before keeps its files until it is closed. */
async function takeOver(): Promise<void> {
  const open = await worker.clients.matchAll({ includeUncontrolled: true })
  const ours = open.filter(({ url }) => new URL(url).pathname === scope)
  if (ours.length <= 1) await worker.skipWaiting()
}

export {}
