import { useEffect, useRef } from "react"
import { createPortal } from "react-dom"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"

export type NewPin = { readonly name: string; readonly number: number; readonly pin: string }

/** A PIN this once: in large groups, and on a slip of paper to hand over. */
export function PinSlip({ given, onClose }: { given: NewPin; onClose: () => void }) {
  const { t } = useWords()
  const { who } = useSession()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const title = t("guards.pinTitle", { name: given.name, number: given.number })
  const groups = [given.pin.slice(0, 3), given.pin.slice(3)]
  return (
    <section className="pin-note" aria-labelledby="pin">
      <h2 id="pin" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <Digits groups={groups} />
      <p>{t("guards.pinOnce")}</p>
      <p className="row">
        <Button kind="main" onClick={() => window.print()}>
          {t("guards.print")}
        </Button>
        <Button onClick={onClose}>{t("common.close")}</Button>
      </p>
      {createPortal(
        <div className="pin-slip only-print">
          <p>{who?.neighbourhood}</p>
          <h2>{t("guards.slipTitle")}</h2>
          <p>{title}</p>
          <Digits groups={groups} />
          <p>{t("guards.slipUse")}</p>
        </div>,
        document.body,
      )}
    </section>
  )
}

function Digits({ groups }: { groups: readonly string[] }) {
  return (
    <p className="pin-digits">
      {groups.map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two halves that never change places
        <span key={place}>{group}</span>
      ))}
    </p>
  )
}
