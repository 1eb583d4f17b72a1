import { clockOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { useWords } from "../parts/i18n.ts"
import { turnText } from "../parts/objection-words.ts"
import type { SwapMove } from "./swap-type.ts"

/** Who takes whose turn, one under the other. */
export function MoveList({ moves, withAnswers }: { moves: readonly SwapMove[]; withAnswers?: boolean }) {
  const say = useWords()
  const { t } = say
  const name = (given: string) => (given === "" ? t("swaps.nameless") : given)
  return (
    <ul className="swap-moves">
      {moves.map((move) => {
        const { turn, startsAt } = move
        const text = turnText(say, { ...turn, day: turn.day as PlainDate })
        return (
          <li key={move.turnId}>
            <span>{t("swaps.move", { from: name(move.from), to: name(move.to), turn: text })}</span>{" "}
            <span className="quiet">{clockOf(startsAt as Instant)}</span>
            {withAnswers && (
              <span className="swap-answer">{t(move.hasAgreed ? "swaps.agreed" : "swaps.unanswered")}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
