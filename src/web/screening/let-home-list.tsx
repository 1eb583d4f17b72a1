import { useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { homeCoverage, type LetHome } from "./coverage.ts"

const signs = { none: "○", some: "◐", all: "✓" } as const

type LetHomeListProps = { homes: readonly LetHome[]; open: string | null; onOpen: (home: LetHome) => void }

/** Let homes under their stairwells. One stop of Tab: arrow keys go from home to home, Enter opens. */
export function LetHomeList({ homes, open, onOpen }: LetHomeListProps) {
  const { t } = useWords()
  const [at, setAt] = useState(0)
  const stairwells = byStairwell(homes)
  const place = Math.min(at, homes.length - 1)
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(homes.length - 1, place + step))
    setAt(next)
    event.currentTarget.querySelectorAll<HTMLElement>("button")[next]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside have the focus; the arrow keys go between them
    <div className="let-stairwells" onKeyDown={onKeyDown}>
      {stairwells.map((ofStairwell) => (
        <section key={ofStairwell[0]?.stairwellId} className="let-homes">
          <h2>
            {ofStairwell[0]?.stairwell}{" "}
            <span className="quiet small">
              {t("screening.stairwellDone", {
                done: ofStairwell.filter((home) => homeCoverage(home) === "all").length,
                count: ofStairwell.length,
              })}
            </span>
          </h2>
          <ul>
            {ofStairwell.map((home) => {
              const coverage = homeCoverage(home)
              const index = homes.indexOf(home)
              return (
                <li key={home.homeId}>
                  <button
                    type="button"
                    className={`let-home let-home-${coverage}`}
                    tabIndex={index === place ? 0 : -1}
                    aria-current={home.homeId === open || undefined}
                    onFocus={() => setAt(index)}
                    onClick={() => onOpen(home)}
                  >
                    <span aria-hidden="true">{signs[coverage]}</span> {home.door.replace(/^.*号/, "")}
                    <span className="unseen"> {t(`screening.homeCoverage.${coverage}`)}</span>
                    <span className="small">
                      {" "}
                      {home.tenants.filter((one) => one.screenedOn !== null).length}/{home.tenants.length}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function byStairwell(homes: readonly LetHome[]): LetHome[][] {
  const groups = new Map<string, LetHome[]>()
  for (const home of homes) groups.set(home.stairwellId, [...(groups.get(home.stairwellId) ?? []), home])
  return [...groups.values()]
}
