import type { PassKind } from "../../core/gate/words.ts"

/** The shape of a kind of pass: what is told apart on black-and-white paper and by eyes that see no colour. */
const shapes: Readonly<Record<PassKind, string>> = {
  resident: "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z",
  tenant: "M2 2h12v12H2z",
  temporary: "M8 1l7.5 13.5H.5z",
}

/** Colour and shape of a pass's kind; its name stands beside it. */
export function PassMark({ kind }: { kind: PassKind }) {
  return (
    <svg className={`pass-mark pass-${kind}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[kind]} />
    </svg>
  )
}
