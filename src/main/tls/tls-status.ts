import { networkInterfaces } from "node:os"
import type { Instant } from "../../core/kit/dates.ts"
import { fingerprintGroups } from "../../http/certificate/fingerprint.ts"
import { addressAt, firstName, type ServedTls } from "../../http/certificate/served-tls.ts"
import { type Config, isLoopback } from "../config.ts"
import { doubtsOf } from "./doubts.ts"
import { loadTls } from "./load-tls.ts"
import { handOutPort } from "./serve-tls.ts"
import { tlsWords } from "./tls-words.ts"

/** What is set up for https, in lines for the terminal; not well: something has to be done. */
export async function describeTls(
  config: Config,
  now: Instant,
): Promise<{ readonly lines: readonly string[]; readonly isWell: boolean }> {
  const loaded = await loadTls(config)
  if (!loaded.ok) {
    const kept = "A server that runs keeps the certificate it has; one that starts now would not."
    return { lines: [tlsWords(loaded), kept], isWell: false }
  }
  if (loaded.served === null) return { lines: plainLines, isWell: true }
  const doubts = doubtsOf(loaded.served, now)
  return { lines: [...describe(config, loaded.served), ...doubts], isWell: doubts.length === 0 }
}

const plainLines = [
  "Https is not set up: plain http, for this machine alone.",
  "Phones need https. Next:",
  "  shouwang tls local shouwang.internal      without the internet",
  "  shouwang tls use --cert FILE --key FILE   with a certificate that you have",
]

function describe(config: Config, served: ServedTls): readonly string[] {
  const until = served.until.slice(0, 10)
  const source = config.tls !== null ? "SHOUWANG_TLS_CERT" : "shouwang tls use"
  const what =
    served.kind === "files"
      ? [
          `Https with the certificate of ${source}.`,
          `Good until ${until}; a renewal is noticed within a minute.`,
        ]
      : ["Https with a local authority.", `Its certificate is renewed by itself (now good until ${until}).`]
  const name = firstName(served)
  const place =
    name === null ? [] : [`Address: ${addressAt("https", name, config.port, "/")}`, ...addressLines(name)]
  return [...what, `Names: ${served.names.join(", ")}`, ...place, ...nextLines(config, served, name)]
}

/** The network has to know the name: nobody but the office can see to that. */
function addressLines(name: string): readonly string[] {
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address)
  if (own.length === 0 || isLoopback(name)) return []
  return [`The network's router must lead ${name} to this computer: ${own.join(" or ")}`]
}

function nextLines(config: Config, served: ServedTls, name: string | null): readonly string[] {
  if (served.authority === null || name === null) {
    return ["Next: start the server, if it does not run with this yet."]
  }
  const port = handOutPort(config)
  const page =
    port === "off"
      ? addressAt("https", name, config.port, "/certificate")
      : addressAt("http", name, port, "/certificate")
  const groups = fingerprintGroups(served.authority.der)
  return [
    `The authority is good until ${served.authority.until.slice(0, 10)}. SHA-256 fingerprint:`,
    ...[0, 4, 8, 12].map((from) => `  ${groups.slice(from, from + 4).join(" ")}`),
    `Next: start the server, open ${page}, print it, and let every phone scan it.`,
  ]
}
