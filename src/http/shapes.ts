import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox"
import fastify, {
  type FastifyInstance,
  type FastifySchemaCompiler,
  type FastifySerializerCompiler,
} from "fastify"
import type { TSchema } from "typebox"

/**
 * Lets a server build what checks and what writes a shape only when it is first asked for: there are hundreds, and few are asked for
 * in a day. Servers of one process share what is built.
 */
export async function buildShapesLate(server: FastifyInstance): Promise<void> {
  server.setValidatorCompiler(checkLate)
  server.setSerializerCompiler(writeLate(await usualWriter))
}

type Writer = FastifySerializerCompiler<TSchema>

/** How Fastify writes shapes by itself: a server has its writer once it is ready and has a shape to write. */
const usualWriter = findUsualWriter()

async function findUsualWriter(): Promise<Writer> {
  const server = fastify()
  server.get("/", { schema: { response: { 200: { type: "null" } } } }, async () => null)
  await server.ready()
  if (server.serializerCompiler === undefined) throw new Error("a server that is ready writes no shapes")
  return server.serializerCompiler
}

const writers = new WeakMap<object, ReturnType<Writer>>()

const writeLate =
  (usual: Writer): Writer =>
  (route) =>
  (data) =>
    once(writers, route.schema, () => usual(route))(data)

type Checker = FastifySchemaCompiler<TSchema>
/** What stands in an address is text, and is read by its shape; a body is not. */
const bodyCheckers = new WeakMap<object, ReturnType<Checker>>()
const queryCheckers = new WeakMap<object, ReturnType<Checker>>()

const checkLate: Checker = (route) => {
  const known = route.httpPart === "body" ? bodyCheckers : queryCheckers
  return (data) => once(known, route.schema, () => TypeBoxValidatorCompiler(route))(data)
}

function once<Built>(known: WeakMap<object, Built>, schema: object, build: () => Built): Built {
  const built = known.get(schema) ?? build()
  known.set(schema, built)
  return built
}
