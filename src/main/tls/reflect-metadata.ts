const kept = new WeakMap<object, Map<unknown, unknown>>()

const ownOf = (key: unknown, target: object) => kept.get(target)?.get(key)

/**
 * The three functions that the certificate library's injection asks of `Reflect` and no engine has: import this before
 * it.
 */
Object.assign(Reflect, {
  defineMetadata: (key: unknown, value: unknown, target: object): void => {
    kept.set(target, (kept.get(target) ?? new Map<unknown, unknown>()).set(key, value))
  },
  getOwnMetadata: ownOf,
  getMetadata: (key: unknown, target: object): unknown => {
    for (let each: object | null = target; each !== null; each = Reflect.getPrototypeOf(each)) {
      const found = ownOf(key, each)
      if (found !== undefined) return found
    }
    return undefined
  },
})
