/** One stroke or figure of a drawing, as SVG has it; shapes of one tag and name have the same attributes. */
export type Shape = {
  readonly tag: "rect" | "path" | "circle" | "text"
  /** Its class in the style sheet. */
  readonly name: string
  readonly at: Readonly<Record<string, string | number>>
  readonly text?: string
}
