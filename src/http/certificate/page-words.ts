export type PageLanguage = "zh" | "en"

export const devices = ["android", "iphone", "windows", "mac"] as const
export type Device = (typeof devices)[number]

export type DeviceWords = {
  readonly title: string
  readonly take: string
  readonly steps: readonly string[]
  readonly remove: string
}

/** The words of the page that hands out the certificate; the names are set in by whoever draws it. */
export type PageWords = {
  readonly lang: string
  readonly title: string
  readonly lead: (address: string) => string
  readonly otherLanguage: string
  readonly browserFirst: string
  readonly stepsTitle: string
  readonly devices: Readonly<Record<Device, DeviceWords>>
  readonly removeTitle: string
  readonly compareTitle: string
  readonly compare: string
  readonly fingerprint: string
  readonly doneTitle: string
  readonly open: string
  readonly meansTitle: string
  readonly means: (names: string, until: string) => string
  readonly shareTitle: string
  readonly share: string
  readonly code: string
  readonly sheetTitle: string
  readonly sheetLead: readonly string[]
  readonly sheetFoot: (names: string, until: string) => string
}
