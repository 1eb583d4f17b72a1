import type { FastifyInstance } from "fastify"

/** Every address of this machine; where it has no IPv6, those of IPv4. */
export const ALL_ADDRESSES = "::"

/** Listens; answers with the port, or null where it is taken. */
export async function listen(server: FastifyInstance, host: string, port: number): Promise<number | null> {
  try {
    await server.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === "EADDRINUSE") return null
    const isWithoutV6 = host === ALL_ADDRESSES && (code === "EAFNOSUPPORT" || code === "EADDRNOTAVAIL")
    if (isWithoutV6) return listen(server, "0.0.0.0", port)
    throw error
  }
  const bound = server.server.address()
  return typeof bound === "object" ? (bound?.port ?? port) : port
}

/** Lets requests under way end; whoever is slower than `ms` is cut off. */
export async function closeWithin(server: FastifyInstance, ms: number): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), ms)
  await server.close()
  clearTimeout(timer)
}
