export {}

/** What of a service worker is used here; the pages' own types know none. */
type Waiting = Event & { readonly waitUntil: (work: Promise<unknown>) => void }
type Fetching = Waiting & {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}
type OwnWorker = {
  readonly addEventListener: {
    (name: "install" | "activate", hear: (event: Waiting) => void): void
    (name: "fetch", hear: (event: Fetching) => void): void
  }
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
}

const worker = self as unknown as OwnWorker
const PAGE = "/my-pass"
const KEPT = "own-pass"

worker.addEventListener("install", (event) => {
  event.waitUntil(
    fetch(PAGE)
      .then(keepPage)
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (origin !== location.origin) return
  if (event.request.mode === "navigate" && pathname === PAGE) event.respondWith(openPage(event))
  else if (pathname.startsWith("/assets/")) event.respondWith(openAsset(event.request))
})

/** The page of now, else the one that was kept. */
async function openPage(event: Fetching): Promise<Response> {
  try {
    const fresh = await fetch(event.request)
    if (fresh.ok) event.waitUntil(keepPage(fresh.clone()))
    return fresh
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}

async function openAsset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

/** Keeps the page with all that it loads, and nothing of versions before. */
async function keepPage(page: Response): Promise<void> {
  const assets = [...(await page.clone().text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    ([, path]) => path ?? "",
  )
  const cache = await caches.open(KEPT)
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await cache.addAll(assets.filter((path) => !known.has(path)))
  await cache.put(PAGE, page)
  const old = [...known].filter((path) => path !== PAGE && !assets.includes(path))
  await Promise.all(old.map((path) => cache.delete(path)))
}
