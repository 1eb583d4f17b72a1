import { spawn } from "node:child_process"

/**
 * Runs a Node program and returns what it wrote; the exit code tells only that there are findings, so it is left out.
 * @param {string} cwd
 * @param {string[]} command
 * @returns {Promise<{ out: string, err: string }>}
 */
export function outputOf(cwd, command) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd,
      env: { ...process.env, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let out = ""
    let err = ""
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text
    })
    child.stderr.setEncoding("utf8").on("data", (text) => {
      err += text
    })
    child.once("error", reject)
    child.once("close", () => resolve({ out, err }))
  })
}
