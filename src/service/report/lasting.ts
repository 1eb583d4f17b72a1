/** What is made of a thing, once for as long as the thing is there. */
export function lasting<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const made = new WeakMap<Thing, { readonly made: Made }>()
  return (thing) => {
    const before = made.get(thing) ?? { made: make(thing) }
    made.set(thing, before)
    return before.made
  }
}
