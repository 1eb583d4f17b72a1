import type { Instant } from "../../core/kit/dates.ts"
import type { ServedTls } from "../../http/certificate/served-tls.ts"
import type { LoadedTls } from "./load-tls.ts"
import { tlsWords } from "./tls-words.ts"

const CHECK_EVERY_MS = 60_000

export type KeptCertificate = {
  readonly current: () => ServedTls
  /** Tells of every other one that is served from now on. */
  readonly onChange: (listener: (next: ServedTls) => void) => void
  /** Looks now, besides each minute. */
  readonly check: () => Promise<void>
  readonly stop: () => void
}

export type KeepOptions = {
  readonly first: ServedTls
  readonly load: () => Promise<LoadedTls>
  readonly now: () => Instant
  readonly log: { readonly info: (words: string) => void; readonly warn: (words: string) => void }
  readonly everyMs?: number
}

/** Takes a certificate that was renewed on the disk into service. A broken one is named once, and the old one kept. */
export function keepCertificate(options: KeepOptions): KeptCertificate {
  const { load, now, log } = options
  const state = { current: options.first, trouble: "" }
  const listeners: ((next: ServedTls) => void)[] = []
  const complain = (trouble: string) => {
    if (trouble !== state.trouble) log.warn(`The certificate on the disk is not taken: ${trouble}`)
    state.trouble = trouble
  }
  const take = (next: ServedTls) => {
    for (const tell of listeners) tell(next)
    state.current = next
    log.info(`A new certificate is served, good until ${next.until.slice(0, 10)}.`)
  }
  const check = async () => {
    const loaded = await load()
    if (!loaded.ok) return complain(tlsWords(loaded))
    const next = loaded.served
    // turned off or set up in another way meanwhile: that counts from the next start on
    const isOther = next !== null && next.kind === state.current.kind && !isSame(next, state.current)
    if (isOther && now() >= next.until) return complain("It has ended.")
    state.trouble = ""
    if (isOther) take(next)
  }
  const timer = setInterval(() => {
    check().catch((error: unknown) => complain(String(error)))
  }, options.everyMs ?? CHECK_EVERY_MS)
  timer.unref()
  return {
    current: () => state.current,
    onChange: (listener) => listeners.push(listener),
    check,
    stop: () => clearInterval(timer),
  }
}

function isSame(one: ServedTls, other: ServedTls): boolean {
  return one.cert === other.cert && one.key === other.key
}
