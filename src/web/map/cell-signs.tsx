import { memo } from "react"
import type { HomeState } from "../../core/report/home-state.ts"
import type { CellSize } from "./map-shape.ts"
import { fadeOf, fillOf } from "./sign.ts"
import { smallFigure } from "./small-figure.ts"

/** Colour and sign of a home's state, drawn inside its cell; the legend draws them by the same hand. */
export const CellSigns = memo(function CellSigns({ state, cell }: { state: HomeState; cell: CellSize }) {
  return (
    <>
      <StatusSign state={state} cell={cell} />
      {(state.fever || state.missing !== "none") && <HealthSign state={state} cell={cell} />}
    </>
  )
})

function StatusSign({ state, cell: { width, height } }: { state: HomeState; cell: CellSize }) {
  switch (state.status) {
    case "quiet":
      return null
    case "quarantine":
    case "due": {
      const filled = Math.round((height - 1) * fillOf(state))
      return (
        <>
          <rect
            className="sign-quarantine"
            x={0.5}
            y={height - 0.5 - filled}
            width={width - 1}
            height={filled}
          />
          <rect className="sign-edge" x={0.5} y={0.5} width={width - 1} height={height - 1} />
          {state.status === "due" && (
            <rect className="sign-due" x={1.5} y={1.5} width={width - 3} height={height - 3} />
          )}
          <CellText width={width} height={height} people={state.people}>
            {String(state.day)}
          </CellText>
        </>
      )
    }
    case "overdue":
      return (
        <>
          <rect className="sign-overdue" x={0.5} y={0.5} width={width - 1} height={height - 1} />
          <CellText width={width} height={height} people={state.people}>
            !
          </CellText>
        </>
      )
    case "transferred":
      return (
        <g opacity={fadeOf(state)}>
          <rect className="sign-moved" x={0.5} y={0.5} width={width - 1} height={height - 1} />
          <path className="sign-plus" d={plusPath(width / 2, height / 2, height * 0.25)} />
        </g>
      )
    case "released":
      return (
        <g opacity={fadeOf(state)}>
          <rect className="sign-released" x={1.25} y={1.25} width={width - 2.5} height={height - 2.5} />
          <path className="sign-tick" d={tickPath(width / 2, height / 2, height * 0.2)} />
        </g>
      )
  }
}

function CellText(props: { width: number; height: number; people: number; children: string }) {
  const { width, height, people, children } = props
  const size = textSize({ width, height })
  const x = people > 1 ? width / 2 - size * 0.16 : width / 2
  const figureEnd = x + size * 0.3 * children.length
  return (
    <>
      <text className="cell-number" x={x} y={height / 2 + size * 0.36} fontSize={size}>
        {children}
      </text>
      {people > 1 && (
        <path
          className="cell-people"
          d={smallFigure(people)}
          transform={`translate(${figureEnd + size * 0.06} ${height / 2 - size * 0.44}) scale(${size / 13})`}
        />
      )}
    </>
  )
}

/** A purple edge, and a thermometer for a fever or a hollow dot for a reading not taken. */
function HealthSign({ state, cell: { width, height } }: { state: HomeState; cell: CellSize }) {
  const at = Math.max(4, height * 0.25)
  return (
    <>
      <rect className="sign-health" x={1} y={1} width={width - 2} height={height - 2} />
      {state.fever ? (
        <g className="sign-thermometer" transform={`translate(${at} ${height / 2}) scale(${height / 20})`}>
          <path d="M-2 -7.5a2 2 0 0 1 4 0V2.2a4 4 0 1 1-4 0Z" />
        </g>
      ) : (
        <circle className="sign-missing" cx={at} cy={at} r={Math.max(2.2, height * 0.15)} />
      )}
    </>
  )
}

/** Figures fill a cell without touching its edge. */
export function textSize(cell: CellSize): number {
  return Math.round(Math.min(cell.height * 0.82, cell.width * 0.56))
}

function plusPath(x: number, y: number, arm: number): string {
  return `M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`
}

function tickPath(x: number, y: number, arm: number): string {
  return `M${x - 1.5 * arm} ${y}l${arm} ${arm}l${2 * arm} ${-2 * arm}`
}
