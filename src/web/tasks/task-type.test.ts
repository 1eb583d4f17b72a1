import { describe, expect, it } from "vitest"
import { type Task, taskHref } from "./task-type.ts"

describe("where a task is seen to", () => {
  it("is the letter itself, where a resident has written and one may read it", () => {
    const letter = { kind: "self-report", aboutKind: "self-report", aboutId: "r1", homeId: "h1" } as Task
    expect(taskHref(letter, () => true)).toBe("/reports?report=r1")
    expect(taskHref(letter, (permission) => permission === "see-board")).toBe("/?home=h1")
    expect(taskHref(letter, () => false)).toBeNull()
  })

  it.each(["no-show", "duty-gap"])("is the day at the posts for a task of duty (%s)", (kind) => {
    const task = { kind, aboutKind: null, aboutId: null, homeId: null } as Task
    expect(taskHref(task, () => true)).toBe("/duty")
    expect(taskHref(task, (permission) => permission === "see-board")).toBeNull()
  })
})
