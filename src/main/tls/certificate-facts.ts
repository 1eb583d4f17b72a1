import { X509Certificate } from "node:crypto"
import { type Instant, instantOf } from "../../core/kit/dates.ts"

/** What a certificate says of itself. */
export type CertificateFacts = {
  readonly names: readonly string[]
  readonly from: Instant
  readonly until: Instant
}

/** Every certificate of a PEM text, in its order; null when there is none or one that cannot be read. */
export function readChain(pem: string): readonly [X509Certificate, ...X509Certificate[]] | null {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  try {
    const [leaf, ...others] = blocks.map((block) => new X509Certificate(block))
    return leaf === undefined ? null : [leaf, ...others]
  } catch {
    return null
  }
}

export function factsOf(certificate: X509Certificate): CertificateFacts {
  const found = (certificate.subjectAltName ?? "").matchAll(/(?:DNS|IP Address):([^,"]+)/g)
  return {
    names: [...found].map(([, name = ""]) => name.trim()),
    from: instantOf(Date.parse(certificate.validFrom)),
    until: instantOf(Date.parse(certificate.validTo)),
  }
}
