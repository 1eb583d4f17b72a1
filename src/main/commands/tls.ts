import { resolve } from "node:path"
import { domainToASCII } from "node:url"
import { parseArgs } from "node:util"
import { type LocalNameRefusal, readLocalName } from "../../core/access/local-name.ts"
import { type Instant, instantOf } from "../../core/kit/dates.ts"
import { type Command, UsageError } from "../command.ts"
import { type Config, readConfig } from "../config.ts"
import { isNearItsEnd } from "../tls/load-tls.ts"
import { faultsOf, readPair } from "../tls/read-pair.ts"
import { type LocalTls, readTlsFile, removeTlsFile, writeTlsFile } from "../tls/tls-file.ts"
import { describeTls } from "../tls/tls-status.ts"
import { faultWords, tlsWords } from "../tls/tls-words.ts"

export const tlsCommand: Command = {
  usage: "shouwang tls [status | use --cert FILE --key FILE | local NAME... | off]",
  summary: "sets up https, which phones need for the camera and for working without a network",
  details: `status             what is set up, for which names, until when, and what to do next
use --cert --key   a certificate that you have, for instance of certbot: --cert is the file with the whole chain. The
                   files stay where they are, and a renewal is noticed within a minute
local NAME...      without the internet: makes an authority that can vouch for these names alone, like
                   shouwang.internal, and a certificate of it, which is renewed by itself. Every phone takes the
                   authority's certificate once, from a page that the server shows. Other names than before make a new
                   authority, which every phone must take anew
off                back to plain http for this machine alone; the authority's key is deleted

It counts from the next start of the server. When it exits with 1 there is something to do, so that a timer can tell.
SHOUWANG_TLS_KEY and SHOUWANG_TLS_CERT win over what is set up here.
Read docs/https.md (docs/https.zh.md in Chinese).`,
  run: async ([what = "status", ...args]) => {
    const read = readConfig(process.env)
    if (!read.ok) throw new UsageError(read.mistake)
    const now = instantOf(Date.now())
    switch (what) {
      case "status":
        parseArgs({ args, options: {} })
        return status(read.config, now)
      case "use":
        return use(read.config, args, now)
      case "local":
        return local(read.config, args, now)
      case "off":
        parseArgs({ args, options: {} })
        return off(read.config)
      default:
        throw new UsageError(`There is no tls ${what}.`)
    }
  },
}

async function status(config: Config, now: Instant): Promise<number> {
  const { lines, isWell } = await describeTls(config, now)
  console.log(lines.join("\n"))
  return isWell ? 0 : 1
}

async function use(config: Config, args: string[], now: Instant): Promise<number> {
  const { values } = parseArgs({ args, options: { cert: { type: "string" }, key: { type: "string" } } })
  const { cert, key } = values
  if (cert === undefined || key === undefined) throw new UsageError("Name both files: --cert and --key.")
  const paths = { cert: resolve(cert), key: resolve(key) }
  const pair = await readPair(paths)
  if (!pair.ok) return refuse(tlsWords(pair))
  const [fault] = faultsOf(pair.pair, now)
  if (fault !== undefined) return refuse(faultWords[fault])
  await writeTlsFile(config.dataDir, { kind: "files", ...paths })
  return status(config, now)
}

async function local(config: Config, args: string[], now: Instant): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  if (positionals.length === 0) throw new UsageError("Name what the pages will be called: shouwang.internal")
  const names = [...new Set(positionals.map(nameOf))]
  const read = await readTlsFile(config.dataDir)
  const known = read.ok && read.setUp?.kind === "local" ? read.setUp : null
  if (known !== null && isFor(known, names) && !isNearItsEnd(known.authority.cert, now)) {
    console.log("This authority is there already, and stays: no phone has to do anything.\n")
    return status(config, now)
  }
  const { issueCertificate, makeAuthority } = await import("../tls/make-authority.ts")
  const authority = await makeAuthority(names, now)
  const server = await issueCertificate(authority, names, now)
  await writeTlsFile(config.dataDir, { kind: "local", names, authority, server })
  for (const name of names.filter(looksPublic)) {
    console.log(
      `Careful: ${name} looks like a name of the internet. If it is somebody else's, phones that take this authority would believe you in their place. ${name.split(".")[0]}.internal is nobody's.`,
    )
  }
  if (known !== null) {
    console.log(
      "This is a new authority: every phone must take it anew, and may throw the old one away (docs/https.md).\n",
    )
  }
  return status(config, now)
}

function isFor(local: LocalTls, names: readonly string[]): boolean {
  return local.names.toSorted().join() === names.toSorted().join()
}

async function off(config: Config): Promise<number> {
  await removeTlsFile(config.dataDir)
  console.log("Https is off. From the next start on, plain http is served to this machine alone.")
  return 0
}

function nameOf(text: string): string {
  const read = readLocalName(domainToASCII(text) || text)
  if (!read.ok) throw new UsageError(`${text}: ${nameWords[read.refusal]}`)
  return read.name
}

function looksPublic(name: string): boolean {
  const read = readLocalName(name)
  return read.ok && read.looksPublic
}

function refuse(words: string): number {
  console.error(words)
  return 1
}

const nameWords: Readonly<Record<LocalNameRefusal, string>> = {
  "not-a-name": "this is no name that a browser can open.",
  wildcard: "write each name out, without *.",
  "an-address": "an authority of your own vouches for names, not for addresses.",
  "one-word": "a name needs a dot, like shouwang.internal: phones search the internet for a single word.",
  "public-suffix": "strangers have their names below it; choose one of your own, like shouwang.internal.",
}
