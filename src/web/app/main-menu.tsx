import "./main-menu.css"
import { Link, useLocation } from "@tanstack/react-router"
import { useRef, useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { MoreMenu } from "./more-menu.tsx"
import { mainPlaces, morePlaces, placeAt, standsFor } from "./places.ts"
import { useSession } from "./session.ts"
import { SwapCount } from "./swap-count.tsx"
import { TaskCount } from "./task-count.tsx"
import { useFitting } from "./use-fitting.ts"

/** The places of every day in one row; those for which it is too short begin the list under "More". */
export function MainMenu() {
  const { t } = useWords()
  const { may } = useSession()
  const row = useRef<HTMLElement>(null)
  const counted = useFitting(row)
  const [open, setOpen] = useState(false)
  // while somebody reads the list nothing joins or leaves it: a count that comes in late would move it under their hand
  const held = useRef(counted)
  if (!open) held.current = counted
  const fitting = held.current
  const places = mainPlaces.filter((place) => standsFor(place, may))
  const here = placeAt(places, useLocation().pathname)
  return (
    <>
      <nav aria-label={t("frame.main")} className="frame-nav" ref={row}>
        {places.map((place, index) => (
          <Link
            key={place.to}
            to={place.to}
            className={index < fitting ? "" : "frame-beyond"}
            activeOptions={{ exact: place !== here, includeSearch: false }}
          >
            {t(place.words)}
            {place.to === "/tasks" && <TaskCount />}
            {place.to === "/shifts/swaps" && <SwapCount />}
          </Link>
        ))}
      </nav>
      <MoreMenu
        places={[...places.slice(fitting), ...morePlaces.filter((place) => standsFor(place, may))]}
        open={open}
        onOpen={setOpen}
      />
    </>
  )
}
