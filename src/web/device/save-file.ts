/** Gives what waits as a file, to be carried to the office: signed batches, closed as they are. */
export function saveFile(batches: readonly object[]): void {
  const file = new Blob([JSON.stringify(batches)], { type: "application/json" })
  const link = document.createElement("a")
  link.href = URL.createObjectURL(file)
  // the phone's own day is good enough for a file's name
  link.download = `gate-outbox-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, "-")}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
