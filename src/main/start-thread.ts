import { Worker } from "node:worker_threads"

/** Starts the program `name` that lies beside the module at `from` on a thread of its own; it knows nothing of the environment. */
export function startThread(from: string, name: string, order: unknown): Worker {
  const options = { workerData: order, env: {} }
  if (!from.endsWith(".ts")) return new Worker(new URL(`./${name}.js`, from), options)
  // in development a worker has to be taught TypeScript first: it does not inherit that
  const loader = import.meta.resolve("tsx/esm/api")
  const file = new URL(`./${name}.ts`, from).href
  const code = `import("${loader}").then(({ register }) => { register(); return import("${file}") })`
  return new Worker(code, { ...options, eval: true })
}
