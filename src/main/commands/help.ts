import type { Command } from "../command.ts"

/** The help on all commands; they are passed in, since this is one of them. */
export const makeHelpCommand = (commands: ReadonlyMap<string, () => Promise<Command>>): Command => ({
  usage: "shouwang help [COMMAND]",
  summary: "says what can be done, or all about one command",
  details: "",
  run: async ([name]) => {
    const load = name === undefined ? undefined : commands.get(name)
    if (load) {
      const command = await load()
      console.log(`${command.usage}\n  ${command.summary}\n\n${command.details}`.trimEnd())
      return 0
    }
    if (name !== undefined) {
      console.error(`There is no command ${name}.`)
      return 2
    }
    console.log("Shouwang, the working desk of a residents' committee.\n")
    for (const loadEach of commands.values()) {
      const command = await loadEach()
      console.log(`${command.usage}\n    ${command.summary}`)
    }
    console.log("\nExit codes: 0 done, 1 refused or failed, 2 used wrongly.")
    return 0
  },
})
