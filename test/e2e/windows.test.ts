import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Site, startSite } from "./support.ts"
import { settle } from "./turn-pages.ts"

let site: Site
beforeAll(async () => {
  site = await startSite({ world: null })
})
afterAll(() => site.stop())

/** All that a test could find in a window of those before it. */
function whatIsIn(page: Page): Promise<unknown> {
  return page.evaluate(`(async () => ({
    kept: [{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name, history.length],
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    size: [innerWidth, innerHeight, navigator.maxTouchPoints],
    looks: ["print", "(prefers-color-scheme: dark)"].map((query) => matchMedia(query).matches),
    clipboard: (await navigator.permissions.query({ name: "clipboard-read" })).state,
    hour: new Date().toISOString().slice(0, 13),
    session: [navigator.onLine, (await fetch("/api/session")).status],
  }))()`)
}

const leaveMuchBehind = `(async () => {
  localStorage.setItem("a", "1")
  sessionStorage.setItem("a", "1")
  window.name = "a"
  history.pushState({}, "", "/tasks")
  await new Promise((done) => { indexedDB.open("a").onsuccess = done })
  await (await caches.open("a")).put("/a", new Response("a"))
  addEventListener("pagehide", () => {
    localStorage.setItem("late", "1")
    sessionStorage.setItem("late", "1")
  })
})()`

async function openDoor(size: "desk" | "phone"): Promise<Page> {
  const page = await site.open(null, { size, path: "/sign-in" })
  await settle(page)
  return page
}

describe.each(["desk", "phone"] as const)("a window of a %s that is opened again", (size) => {
  it("is as a new one, whatever was done in it", async () => {
    const first = await openDoor(size)
    const before = await whatIsIn(first)
    await first.context().close()
    const used = await site.open("head", { size, language: "en", path: "/account" })
    expect(used).toBe(first)
    await settle(used)
    await used.evaluate(leaveMuchBehind)
    await used.context().grantPermissions(["clipboard-read"])
    await used.emulateMedia({ media: "print", colorScheme: "dark" })
    await used.route("**/api/session", (route) => route.abort())
    await used.setViewportSize({ width: 500, height: 300 })
    await used.context().newPage()
    await used.context().setOffline(true)
    await used.context().close()
    const again = await openDoor(size)
    expect(again).toBe(first)
    expect(again.context().pages()).toEqual([again])
    expect(await whatIsIn(again)).toEqual(before)
    await again.context().close()
  })

  it("is a new one where its clock was turned", async () => {
    const first = await openDoor(size)
    await first.clock.fastForward(600_000)
    await first.context().close()
    const next = await openDoor(size)
    expect(next).not.toBe(first)
    await next.context().close()
  })
})
