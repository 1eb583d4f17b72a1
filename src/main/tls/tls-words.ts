import type { TlsRefusal } from "./load-tls.ts"
import type { PairFault } from "./read-pair.ts"

/** Why https cannot be served, in words for the terminal. */
export function tlsWords(refusal: TlsRefusal): string {
  switch (refusal.refusal) {
    case "no-such-file":
      return `There is no ${refusal.path}.`
    case "unreadable":
      return `${refusal.path} cannot be read: give the user who runs Shouwang the right to.`
    case "not-a-certificate":
      return `${refusal.path} holds no certificate in PEM (-----BEGIN CERTIFICATE-----).`
    case "not-a-key":
      return `${refusal.path} holds no private key in PEM (-----BEGIN PRIVATE KEY-----).`
    case "locked-key":
      return `${refusal.path} is locked by a passphrase, which nobody is there to type: unlock it first.`
    case "not-a-pair":
      return `The key is not the one of the first certificate in ${refusal.path}.`
    case "tls-file-unreadable":
      return "tls.json in the data folder belongs to another user: run this as the one who set up https."
    case "tls-file-damaged":
      return "What was set up for https cannot be read (tls.json in the data folder): set it up again."
  }
}

export const faultWords: Readonly<Record<PairFault, string>> = {
  ended: "The certificate has ended: get a new one.",
  "not-begun": "The certificate is not good yet: is this computer's clock right?",
  "no-names": "The certificate is for no name.",
  "chain-incomplete":
    "The certificates in between are missing: phones would refuse it. Use the file with the whole chain (certbot: fullchain.pem).",
}
