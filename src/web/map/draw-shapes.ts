import type { Shape } from "./shape.ts"

type Drawn = { readonly shapes: readonly Shape[]; readonly nodes: readonly SVGElement[] }

const nothing: Drawn = { shapes: [], nodes: [] }
const drawn = new WeakMap<Element, Drawn>()

/**
 * Draws shapes into a group behind what already stands in it, and touches only what differs from the last time:
 * past React, which takes too long for a map in which hundreds of homes change thirty times a second.
 */
export function drawShapes(into: SVGGElement, shapes: readonly Shape[]): void {
  const old = drawn.get(into) ?? nothing
  const nodes = shapes.map((shape, place) => {
    const node = old.nodes[place]
    const before = old.shapes[place]
    if (node === undefined || before === undefined) return into.appendChild(makeNode(shape))
    if (before.tag === shape.tag && before.name === shape.name) return change(node, before, shape)
    const made = makeNode(shape)
    node.replaceWith(made)
    return made
  })
  for (const left of old.nodes.slice(shapes.length)) left.remove()
  drawn.set(into, { shapes, nodes })
}

function makeNode({ tag, name, at, text }: Shape): SVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag)
  node.setAttribute("class", name)
  for (const key in at) node.setAttribute(key, String(at[key]))
  if (text !== undefined) node.textContent = text
  return node
}

function change(node: SVGElement, before: Shape, after: Shape): SVGElement {
  for (const key in after.at) {
    if (before.at[key] !== after.at[key]) node.setAttribute(key, String(after.at[key]))
  }
  // the text's own node stays: a new one would be laid out from nothing
  if (after.text !== undefined && before.text !== after.text && node.firstChild)
    node.firstChild.nodeValue = after.text
  return node
}
