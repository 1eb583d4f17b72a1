import { useRef } from "react"

/** A value as it was drawn last, for whatever goes on after its own drawing: an answer that comes late sees what is shown by then. */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value)
  latest.current = value
  return latest
}
