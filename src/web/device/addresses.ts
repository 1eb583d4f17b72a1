import type * as contract from "../../contract/gate.ts"
import type * as roundContract from "../../contract/round-phone.ts"

/**
 * The part of the contract that devices use without its schemas, which an old phone has no use for and should not have to load. The
 * compiler holds every address to the contract's own.
 */
type AddressOf<E extends { readonly method: string; readonly path: string; readonly types?: unknown }> = Pick<
  E,
  "method" | "path"
> & { readonly types?: E["types"] }

export const joinPost: AddressOf<typeof contract.joinPost> = { method: "POST", path: "/api/gate/join" }
export const getGateState: AddressOf<typeof contract.getGateState> = {
  method: "GET",
  path: "/api/gate/state",
}
export const getGateTables: AddressOf<typeof contract.getGateTables> = {
  method: "GET",
  path: "/api/gate/tables",
}
export const takeEntries: AddressOf<typeof contract.takeEntries> = {
  method: "POST",
  path: "/api/gate/entries",
}
export const beginShift: AddressOf<typeof contract.beginShift> = { method: "POST", path: "/api/gate/shift" }
export const streamGate: AddressOf<typeof contract.streamGate> = { method: "GET", path: "/api/gate/events" }
export const getDeviceList: AddressOf<typeof roundContract.getDeviceList> = {
  method: "GET",
  path: "/api/rounds/device-list",
}
