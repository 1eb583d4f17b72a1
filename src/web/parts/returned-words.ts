import type { NamedTurn } from "../../core/roster/turn-objection.ts"
import { turnText } from "./objection-words.ts"
import type { Say } from "./say.ts"

/** What whoever comes again has back, and what not; empty where nothing had been freed. */
export function returnedText(
  say: Say,
  { back = [], gone }: { readonly back?: readonly unknown[]; readonly gone: readonly unknown[] },
): string {
  const list = (turns: readonly unknown[]) =>
    (turns as readonly NamedTurn[]).map((turn) => turnText(say, turn)).join(say.t("objectionOf.and"))
  return [
    ...(back.length > 0 ? [say.t("returned.back", { turns: list(back) })] : []),
    ...(gone.length > 0 ? [say.t("returned.gone", { turns: list(gone) })] : []),
  ].join(" ")
}
