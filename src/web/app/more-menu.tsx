import { Link } from "@tanstack/react-router"
import { useRef } from "react"
import { useWords } from "../parts/i18n.ts"
import type { Place } from "./places.ts"
import { SwapCount } from "./swap-count.tsx"
import { useClose } from "./use-close.ts"

type MoreMenuProps = {
  places: readonly Place[]
  open: boolean
  onOpen: (open: boolean) => void
}

/** The places that one opens once or twice a day, under one word at the end of the row. */
export function MoreMenu({ places, open, onOpen }: MoreMenuProps) {
  const { t } = useWords()
  const ref = useRef<HTMLDivElement>(null)
  useClose(ref, open, () => onOpen(false))
  if (places.length === 0) return null
  return (
    <div className="account-menu more-menu" ref={ref}>
      <button
        type="button"
        className="account-menu-button"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        {t("frame.more")} <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <div className="account-menu-list more-menu-list">
          {places.map((place) => (
            <Link key={place.to} to={place.to} onClick={() => onOpen(false)}>
              {t(place.words)}
              {place.to === "/shifts/swaps" && <SwapCount />}
            </Link>
          ))}
        </div>
      )}
    </div>
  )
}
