import type { TestContext } from "vitest"

/**
 * For `beforeEach` of tests that tell one story: once one of them has failed, each later one fails at once and says so,
 * instead of waiting on a screen for what will not come.
 */
export function oneStory(): (context: Pick<TestContext, "task" | "onTestFailed">) => void {
  const failed: string[] = []
  return ({ task, onTestFailed }) => {
    const [first] = failed
    if (first !== undefined) throw new Error(`not tried: it goes on from “${first}”, which failed`)
    onTestFailed(() => {
      failed.push(task.name)
    })
  }
}
