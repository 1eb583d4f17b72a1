import helmet from "@fastify/helmet"
import type { FastifyInstance } from "fastify"

const self = ["'self'"]

/**
 * What the worker that reads codes may do: it compiles WebAssembly, which Chrome before 97 calls eval. The worker sees
 * no page and no cookie, so the pages' own policy stays without either word.
 */
export const scanWorkerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; connect-src 'self'"
export type Protection = {
  readonly server: FastifyInstance
  /** Whether browsers are to insist on https for half a year. */
  readonly lasting: boolean
}

/** What a browser may load for our pages: from this server, nothing else. */
export async function protectPages({ server, lasting }: Protection): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        scriptSrc: self,
        // the component library writes its styles into the page at run time
        styleSrc: [...self, "'unsafe-inline'"],
        imgSrc: [...self, "data:", "blob:"],
        fontSrc: self,
        connectSrc: self,
        workerSrc: self,
        manifestSrc: self,
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: self,
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    hsts: lasting ? { maxAge: 15_552_000 } : false,
  })
}
