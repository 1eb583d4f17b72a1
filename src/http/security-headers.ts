import helmet from "@fastify/helmet"
import type { FastifyInstance } from "fastify"

const self = ["'self'"]

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
