import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"

/**
 * What one of the generators written in TypeScript prints.
 * @param {string} root
 * @param {string} script
 * @returns {Promise<string>}
 */
export async function runTypeScript(root, script) {
  const path = join(root, "scripts/generate", script)
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", path], {
    cwd: root,
    maxBuffer: 64 * 1_048_576,
  })
  return stdout
}
