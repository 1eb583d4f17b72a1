import { createPrivateKey, KeyObject, webcrypto } from "node:crypto"
import "./reflect-metadata.ts"
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509"
import { dayOf, type Instant, instantOf } from "../../core/kit/dates.ts"
import { addMinutes, earlierOf } from "../../core/kit/moments.ts"
import { NAME_CONSTRAINTS, nameConstraints } from "./name-constraints.ts"
import type { Pair } from "./pair.ts"

/** A phone whose clock is slow must not take a new certificate for one of tomorrow. */
const BACKDATED_DAYS = 1
const AUTHORITY_DAYS = 3_650
/** Phones refuse a server's certificate that is longer than 398 days. */
const SERVER_DAYS = 397

const MINUTES_A_DAY = 1_440

const curve = { name: "ECDSA", namedCurve: "P-256" } as const
const signing = { name: "ECDSA", hash: "SHA-256" } as const

/** Makes an authority that can vouch for these names as web servers, and for nothing else. */
export async function makeAuthority(names: readonly string[], now: Instant): Promise<Pair> {
  const keys = await makeKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [`守望 ${names[0]} ${dayOf(now)}`] }],
    keys,
    signingAlgorithm: signing,
    ...lifeOf(now, AUTHORITY_DAYS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new Extension(NAME_CONSTRAINTS, true, nameConstraints(names)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: pemOf(certificate), key: keyPem(keys.privateKey) }
}

/** Has an authority sign a server's certificate; its file holds the authority's too, which ends the chain. */
export async function issueCertificate(
  authority: Pair,
  names: readonly string[],
  now: Instant,
): Promise<Pair> {
  const issuer = new X509Certificate(authority.cert)
  const keys = await makeKeys()
  const life = lifeOf(now, SERVER_DAYS)
  // what outlives its authority is worth nothing, and nobody would be warned
  const until = earlierOf(instantOf(life.notAfter.getTime()), instantOf(issuer.notAfter.getTime()))
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: [names[0] ?? ""] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await signingKeyOf(authority.key),
    signingAlgorithm: signing,
    notBefore: life.notBefore,
    notAfter: new Date(until),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map((value) => ({ type: "dns" as const, value }))),
      await AuthorityKeyIdentifierExtension.create(issuer),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: pemOf(certificate) + authority.cert, key: keyPem(keys.privateKey) }
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(curve, true, ["sign", "verify"])
}

function lifeOf(now: Instant, days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  const daysOn = (count: number) => new Date(addMinutes(now, count * MINUTES_A_DAY))
  return { notBefore: daysOn(-BACKDATED_DAYS), notAfter: daysOn(days - BACKDATED_DAYS) }
}

async function signingKeyOf(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ type: "pkcs8", format: "der" })
  return webcrypto.subtle.importKey("pkcs8", der, curve, false, ["sign"])
}

function pemOf(certificate: X509Certificate): string {
  return `${certificate.toString("pem")}\n`
}

function keyPem(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: "pkcs8", format: "pem" }).toString()
}
