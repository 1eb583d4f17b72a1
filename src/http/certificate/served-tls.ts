import type { Instant } from "../../core/kit/dates.ts"

/** The certificate that is served now, and where it comes from. */
export type ServedTls = {
  /** `files`: somebody else's, renewed by them. `local`: of our own authority, renewed by ourselves. */
  readonly kind: "files" | "local"
  /** PEM texts. */
  readonly key: string
  readonly cert: string
  /** The DNS names and addresses that it is for, in its own order. */
  readonly names: readonly string[]
  /** When somebody has to have done something: its own end, or its authority's. */
  readonly until: Instant
  /** What phones have to take before they trust it; null where they do already. */
  readonly authority: Authority | null
}

export type Authority = { readonly der: Buffer; readonly until: Instant }

/** What a server asks at each turn, since all of it may change while it runs. */
export type TlsSource = {
  readonly current: () => ServedTls
  /** Where https is served; known once it is. */
  readonly httpsPort: () => number
  /** Where the certificate is handed out by plain http; null where it is not. */
  readonly httpPort: () => number | null
}

/** The name that people are sent to: no pattern. */
export function firstName({ names }: Pick<ServedTls, "names">): string | null {
  return names.find((name) => !name.startsWith("*")) ?? null
}

/** An address of a page at one of the names, without the port that goes without saying. */
export function addressAt(scheme: "http" | "https", name: string, port: number, path: string): string {
  const usual = port === (scheme === "https" ? 443 : 80)
  const host = name.includes(":") ? `[${name}]` : name
  return `${scheme}://${host}${usual ? "" : `:${port}`}${path}`
}
