/** What keeps a phone from using this address: nobody else's machine reaches `localhost`; `plain` has no camera and no storage offline. */
export type AddressTrouble = "local" | "plain"

type Place = Pick<Location, "protocol" | "hostname">

export function addressTrouble({ protocol, hostname }: Place): AddressTrouble | null {
  if (/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return "local"
  return protocol === "https:" ? null : "plain"
}

/** The address that a phone opens to join; the code stands behind the #, so that it reaches no server's log. */
export function joinAddress(origin: string, code: string): string {
  return `${origin}/gate#join=${code}`
}

/** `9:05` of milliseconds that are left; never less than nothing. */
export function leftText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}
