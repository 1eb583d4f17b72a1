const NO_IP_V4 = Buffer.alloc(8)
const NO_IP_V6 = Buffer.alloc(32)

/** Tags of GeneralName and of the two lists, RFC 5280, 4.2.1.6 and 4.2.1.10. */
const tags = { sequence: 0x30, permitted: 0xa0, excluded: 0xa1, dnsName: 0x82, ipAddress: 0x87 } as const

/** The extension that binds an authority to these DNS names, and what is below them, and to no address. */
export const NAME_CONSTRAINTS = "2.5.29.30"

/** Its value in DER: the library has no form of its own for it. */
export function nameConstraints(names: readonly string[]): Buffer {
  const permitted = names.map((name) => subtree(tags.dnsName, Buffer.from(name, "ascii")))
  const excluded = [NO_IP_V4, NO_IP_V6].map((range) => subtree(tags.ipAddress, range))
  return wrap(tags.sequence, [wrap(tags.permitted, permitted), wrap(tags.excluded, excluded)])
}

function subtree(tag: number, base: Buffer): Buffer {
  return wrap(tags.sequence, [wrap(tag, [base])])
}

function wrap(tag: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body])
}

function lengthOf(bytes: number): readonly number[] {
  if (bytes < 0x80) return [bytes]
  if (bytes < 0x100) return [0x81, bytes]
  return [0x82, bytes >> 8, bytes & 0xff]
}
