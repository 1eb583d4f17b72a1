/** A list as it is written, and who each of its rows is. */
export type Written = {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly personOf: ReadonlyMap<string, string>
}
