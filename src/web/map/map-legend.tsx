import { type HomeState, quietHome } from "../../core/report/home-state.ts"
import { useWords } from "../parts/i18n.ts"
import { CellSigns } from "./cell-signs.tsx"

const SAMPLE = { width: 28, height: 20 }

const samples: readonly { key: string; state: HomeState; health?: true }[] = [
  { key: "quarantine", state: { ...quietHome, status: "quarantine", people: 2, day: 5, term: 14 } },
  { key: "due", state: { ...quietHome, status: "due", people: 1, day: 14, term: 14 } },
  { key: "overdue", state: { ...quietHome, status: "overdue", people: 1, day: 15, term: 14 } },
  { key: "fever", state: { ...quietHome, fever: true }, health: true },
  { key: "missing", state: { ...quietHome, missing: "morning" }, health: true },
  { key: "moved", state: { ...quietHome, status: "transferred" } },
  { key: "released", state: { ...quietHome, status: "released" } },
]

/** What colours and signs mean; `discreet` leaves out what a visitor is not shown. */
export function MapLegend({ discreet = false }: { discreet?: boolean }) {
  const { t } = useWords()
  return (
    <ul className="map-legend" aria-label={t("map.legend.title")}>
      {samples
        .filter((sample) => !(discreet && sample.health))
        .map(({ key, state }) => (
          <li key={key}>
            <Sample>
              <CellSigns state={state} cell={SAMPLE} />
            </Sample>
            {t(`map.legend.${key}`)}
          </li>
        ))}
      {!discreet && (
        <>
          <li>
            <Sample>
              <path className="sign-care" d="M19 14l3.3-3.3l3.3 3.3l-3.3 3.3z" />
            </Sample>
            {t("map.legend.care")}
          </li>
          <li>
            <Sample>
              <circle className="sign-let" cx={5} cy={15} r={2.2} />
            </Sample>
            {t("map.legend.let")}
          </li>
          <li>
            <Sample vacant />
            {t("map.legend.vacant")}
          </li>
        </>
      )}
    </ul>
  )
}

function Sample({ vacant = false, children }: { vacant?: boolean; children?: React.ReactNode }) {
  return (
    <svg
      width={SAMPLE.width}
      height={SAMPLE.height}
      viewBox={`0 0 ${SAMPLE.width} ${SAMPLE.height}`}
      aria-hidden="true"
    >
      <rect
        className={vacant ? "cell-ground cell-vacant" : "cell-ground"}
        x={0.5}
        y={0.5}
        width={SAMPLE.width - 1}
        height={SAMPLE.height - 1}
      />
      {children}
    </svg>
  )
}
