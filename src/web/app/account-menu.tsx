import { Link } from "@tanstack/react-router"
import { useRef, useState } from "react"
import { changeOwnAccount, signOut } from "../../contract/access.ts"
import { switchLanguage, useWords } from "../parts/i18n.ts"
import { mainPlaces, morePlaces, otherPlaces, standsFor } from "./places.ts"
import { useTell } from "./query.ts"
import { forgetSession, useSession } from "./session.ts"
import { useClose } from "./use-close.ts"

/** Who is here, the places of now and then, the other language, and out. On a phone it holds the main places too. */
export function AccountMenu() {
  const { t, language } = useWords()
  const { who, may } = useSession()
  const [open, setOpen] = useState(false)
  const ref = useRef<HTMLDivElement>(null)
  const { tell: changeLanguage } = useTell(changeOwnAccount)
  const { tell: leave } = useTell(signOut)
  useClose(ref, open, () => setOpen(false))
  if (who === null) return null

  const other = language === "zh" ? "en" : "zh"
  const link = (place: (typeof otherPlaces)[number]) => (
    <Link key={place.to} to={place.to} onClick={() => setOpen(false)}>
      {t(place.words)}
    </Link>
  )
  return (
    <div className="account-menu" ref={ref}>
      <button
        type="button"
        className="account-menu-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="account-menu-name">{who.name}</span>
        <span className="account-menu-word">{t("frame.menu")}</span>
        <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <div className="account-menu-list">
          <p className="quiet small">
            {who.name} · {t(`role.${who.role}`)}
          </p>
          <nav aria-label={t("frame.menu")}>
            <div className="account-menu-main">
              {[...mainPlaces, ...morePlaces].filter((place) => standsFor(place, may)).map(link)}
            </div>
            {otherPlaces.filter((place) => standsFor(place, may)).map(link)}
          </nav>
          <button
            type="button"
            lang={other}
            onClick={() => {
              switchLanguage(other)
              void changeLanguage({ language: other })
            }}
          >
            {t("frame.otherLanguage")}
          </button>
          <button
            type="button"
            onClick={async () => {
              await leave({})
              forgetSession()
              window.location.assign("/sign-in")
            }}
          >
            {t("frame.signOut")}
          </button>
        </div>
      )}
    </div>
  )
}
