import { type AddressInfo, connect, createServer, type Socket } from "node:net"

/** A line between a browser and the server that can be cut, with all that goes over it. */
export type Line = {
  readonly url: string
  readonly setDown: (down: boolean) => void
  readonly close: () => Promise<void>
}

export async function makeLine(to: string): Promise<Line> {
  const { hostname, port } = new URL(to)
  const state = { down: false }
  const open = new Set<Socket>()
  const server = createServer((near) => {
    if (state.down) return near.destroy()
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on("error", () => undefined)
      one.on("close", () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
    return undefined
  })
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    setDown: (down) => {
      state.down = down
      if (down) cut()
    },
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
