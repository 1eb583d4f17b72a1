import { sep } from "node:path"
import fastifyStatic from "@fastify/static"
import { sendRefusal } from "./refusals.ts"
import { scanWorkerPolicy } from "./security-headers.ts"
import type { Site } from "./site.ts"

/** Pages of their own, beside the office's, by the path under which they are opened. */
const pages = new Map([
  ["/gate", "gate.html"],
  ["/round", "round.html"],
  ["/my-pass", "my-pass.html"],
  ["/my-home", "my-home.html"],
  ["/join", "join.html"],
  ["/my-duty", "my-duty.html"],
])

/** Serves the built pages. A path that is no file is one of the pages' own addresses and gets index.html. */
export async function webFiles(site: Site): Promise<void> {
  const { server } = site
  const root = site.options.webRoot
  if (root !== null) {
    await server.register(fastifyStatic, {
      root,
      cacheControl: false,
      setHeaders: (response, path) => {
        // the build names assets by their content
        const isHashed = path.includes(`${sep}assets${sep}`)
        response.setHeader("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache")
        if (/scan\.worker-[^/\\]*\.js$/.test(path)) {
          response.setHeader("content-security-policy", scanWorkerPolicy)
        }
      },
    })
  }
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0] ?? ""
    const isPage = request.method === "GET" && !/^\/(api|assets)(\/|$)/.test(path)
    if (root === null || !isPage) return sendRefusal(reply, { refusal: "not-found" })
    return reply.sendFile(pages.get(path) ?? "index.html")
  })
}
