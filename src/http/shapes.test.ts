import fastify from "fastify"
import Type from "typebox"
import { expect, it } from "vitest"
import { buildShapesLate } from "./shapes.ts"

const Shape = Type.Object({ count: Type.Integer() })

async function serve(schema: object) {
  const server = fastify()
  await buildShapesLate(server)
  const echo = async ({ body, query }: { body: unknown; query: unknown }) => body ?? query
  server.post("/", { schema: { body: Shape, response: { 200: schema } } }, echo)
  server.get("/", { schema: { querystring: Shape, response: { 200: schema } } }, echo)
  await server.ready()
  return server
}

it("checks a body as it stands, and reads numbers in an address", async () => {
  const server = await serve(Shape)
  const post = (count: unknown) => server.inject({ method: "POST", url: "/", payload: { count } })
  expect((await post(3)).json()).toEqual({ count: 3 })
  expect((await post("3")).statusCode).toBe(400)
  expect((await server.inject("/?count=3")).json()).toEqual({ count: 3 })
  expect((await server.inject("/?count=three")).statusCode).toBe(400)
})

it("writes nothing that the shape does not name, from any server", async () => {
  for (const server of [await serve(Shape), await serve(Shape)]) {
    const answer = await server.inject({ method: "POST", url: "/", payload: { count: 3, secret: "x" } })
    expect(answer.json()).toEqual({ count: 3 })
  }
})

it("builds a writer once for all servers, and not before it is asked for", async () => {
  let looked = 0
  const watched = {
    get properties() {
      looked += 1
      return { count: { type: "integer" } }
    },
    type: "object",
  }
  const [first, second] = [await serve(watched), await serve(watched)]
  const before = looked
  expect((await first.inject("/?count=1")).json()).toEqual({ count: 1 })
  const built = looked
  expect(built).toBeGreaterThan(before)
  expect((await second.inject("/?count=2")).json()).toEqual({ count: 2 })
  expect(looked).toBe(built)
})
