import { readFileSync } from "node:fs"
import { join } from "node:path"
import { coreOrder, floors } from "../../.dependency-cruiser.mjs"
import { cruiseOnce } from "../checks/cruise-once.mjs"

const page = "docs/architecture.md"

/**
 * Draws who imports whom, as the code stands, between the marks of docs/architecture.md.
 * @param {string} root
 * @returns {Promise<Record<string, string>>}
 */
export async function drawFloors(root) {
  const imports = await importsBelow(root)
  const text = readFileSync(join(root, page), "utf8")
  const floorOf = (/** @type {string} */ path) => path.split("/")[1] ?? ""
  const domainOf = (/** @type {string} */ path) =>
    path.startsWith("src/core/") ? (path.split("/")[2] ?? "") : ""
  const drawn = fill(text, "floors", graph(Object.keys(floors), edges(imports, floorOf)))
  return { [page]: fill(drawn, "core", graph(coreOrder.flat(), edges(imports, domainOf))) }
}

/**
 * Imports between files of the product, tests left out.
 * @param {string} root
 * @returns {Promise<[string, string][]>}
 */
async function importsBelow(root) {
  const { modules } = await cruiseOnce(root)
  const isOurs = (/** @type {string} */ path) => path.startsWith("src/") && !/\.test\.tsx?$/.test(path)
  return modules
    .filter(({ source }) => isOurs(source))
    .flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => isOurs(resolved))
        .map(({ resolved }) => /** @type {[string, string]} */ ([source, resolved])),
    )
}

/**
 * @param {[string, string][]} imports
 * @param {(path: string) => string} groupOf
 */
function edges(imports, groupOf) {
  const named = imports.map(([from, to]) => [groupOf(from), groupOf(to)])
  return new Set(
    named.filter(([from, to]) => from && to && from !== to).map(([from, to]) => `${from} --> ${to}`),
  )
}

/**
 * Only what exists is drawn, in the order given.
 * @param {string[]} order
 * @param {Set<string>} arrows
 */
function graph(order, arrows) {
  const place = (/** @type {string} */ arrow) => {
    const [from = "", to = ""] = arrow.split(" --> ")
    return order.indexOf(from) * 100 + order.indexOf(to)
  }
  const lines = [...arrows].sort((one, other) => place(one) - place(other)).map((arrow) => `  ${arrow}`)
  return ["```mermaid", "flowchart TD", ...lines, "```"].join("\n")
}

/**
 * @param {string} text
 * @param {string} mark
 * @param {string} content
 */
function fill(text, mark, content) {
  const between = new RegExp(`(<!-- generated: ${mark} -->\n)[\\s\\S]*?(<!-- end: ${mark} -->)`)
  if (!between.test(text)) throw new Error(`${page} has no place for the picture "${mark}"`)
  return text.replace(between, (_, open, close) => `${open}${content}\n${close}`)
}
