import { useNavigate } from "@tanstack/react-router"
import { useId, useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { type FoundHome, useFoundHomes } from "./found-homes.ts"

/** Type `12-302`, a name or a phone number; Enter opens the home beside the map. `/` jumps here from anywhere. */
export function FindDoor() {
  const { t } = useWords()
  const navigate = useNavigate()
  const id = useId()
  const [text, setText] = useState("")
  const [active, setActive] = useState(0)
  const found = useFoundHomes(text)
  const open = found !== null
  const current = open ? found[active] : undefined
  const go = (home: FoundHome) => {
    setText("")
    void navigate({
      to: "/",
      search: (before) => ({ ...("on" in before ? { on: before.on } : {}), home: home.id }),
    })
  }
  return (
    <search className="find-door">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (current) go(current)
        }}
      >
        <label htmlFor={id}>{t("find.label")}</label>
        <input
          id={id}
          data-find-door
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          className="input"
          placeholder={t("find.hint")}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
          }}
          onKeyDown={(event) => {
            const last = (found?.length ?? 0) - 1
            if (event.key === "Escape") setText("")
            if (event.key === "ArrowDown") setActive(Math.min(last, active + 1))
            if (event.key === "ArrowUp") setActive(Math.max(0, active - 1))
            if (event.key.startsWith("Arrow") && event.key.length > 7) event.preventDefault()
          }}
        />
        {open && (
          <div className="found-list find-door-found">
            <p className="small quiet" role="status">
              {found.length === 0 ? t("find.none") : t("find.found", { count: found.length })}
            </p>
            <div role="listbox" id={`${id}-list`} aria-label={t("find.label")}>
              {found.map((home, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys and Enter of the field choose
                <div
                  key={home.id}
                  id={`${id}-${home.id}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  onClick={() => go(home)}
                >
                  <strong>{home.door}</strong> <span className="quiet">{home.people.join(" · ")}</span>
                </div>
              ))}
            </div>
          </div>
        )}
      </form>
    </search>
  )
}
