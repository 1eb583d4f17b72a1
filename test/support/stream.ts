export type StreamEvent = {
  readonly event: string
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Reads server-sent events as a browser does. `next` waits for the next event of a kind. */
export function readStream(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error("no stream")
  const counts = new Map<string, number>()
  const state = { text: "" }

  const nextOfAny = async (): Promise<StreamEvent | null> => {
    for (;;) {
      const end = state.text.indexOf("\n\n")
      if (end >= 0) {
        const lines = state.text.slice(0, end).split("\n")
        state.text = state.text.slice(end + 2)
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ""
        const event = { event: field("event"), id: field("id"), data: JSON.parse(field("data") || "{}") }
        counts.set(event.event, (counts.get(event.event) ?? 0) + 1)
        return event
      }
      const { value, done } = await reader.read()
      if (done) return null
      state.text += value
    }
  }
  return {
    next: async (kind: string): Promise<StreamEvent> => {
      for (;;) {
        const event = await nextOfAny()
        if (event === null) throw new Error(`the stream ended before a ${kind}`)
        if (event.event === kind) return event
      }
    },
    /** How many events of a kind have been read. */
    seen: (kind: string): number => counts.get(kind) ?? 0,
    /** Waits until the server ends the stream. */
    ended: async (): Promise<void> => {
      while ((await nextOfAny().catch(() => null)) !== null);
    },
    close: () => reader.cancel(),
  }
}
