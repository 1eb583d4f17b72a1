/** What arrives on the live line: the name of an event and its data. */
export type LiveEvent = { readonly name: string; readonly data: string }

/** Cuts a stream of server-sent events into events, however the network cut it; comments are dropped. */
export function makeEventCutter(onEvent: (event: LiveEvent) => void): (chunk: string) => void {
  let rest = ""
  return (chunk) => {
    const blocks = (rest + chunk).replace(/\r\n?/g, "\n").split("\n\n")
    rest = blocks.pop() ?? ""
    for (const block of blocks) {
      const event = readBlock(block)
      if (event) onEvent(event)
    }
  }
}

/** How long to wait before the nth attempt: 0.5 s, doubling, 10 s at most. */
export function waitBeforeAttempt(attempt: number): number {
  return Math.min(10_000, 500 * 2 ** Math.max(0, attempt - 1))
}

/** How long a screen waits before it asks anew: what changes meanwhile is asked in one, and no twenty screens ask at the same moment. */
export function waitBeforeAsking(): number {
  return Math.random() * 300
}

function readBlock(block: string): LiveEvent | null {
  let name = "message"
  const data: string[] = []
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim()
    if (line.startsWith("data:")) data.push(line.slice(5).trim())
  }
  return data.length === 0 && name === "message" ? null : { name, data: data.join("\n") }
}
