import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const tables = "src/store/database/tables.ts"
const left = new Set(["node_modules", "dist", "data", "coverage", ".git"])
const longest = { source: 400, test: 600 }
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const namedByCustom = new Set(["README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"])

/** What the ground floor must not do: the clock, dice and secrets are passed in. */
const impure = [
  {
    rule: "clock-in-core",
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\s*\.\s*now\b/,
  },
  { rule: "dice-in-core", pattern: /\bMath\.random\b|\bcrypto\b\s*[.[]|\bgetRandomValues\b|\brandomUUID\b/ },
]

/** Paths that exist on one machine only: in someone's home, or at a mount of its own. */
const foreignPath = /(?:^|[\s"'`(=:])\/(?:home|Users|root|work|mnt)\/[\w.-]/

/** Samples that may lie beside a checkout: a test uses them where they are there, nothing else knows of them. */
const samplesPath = /(?:\.\.\/)+shared\//

/**
 * Depth, length and names of files, purity of core, and paths of one machine.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkShape(root) {
  const files = filesBelow(root, "")
  const findings = files.flatMap((file) => {
    const text = /\.(png|jpe?g|xlsx?|pdf|woff2|ico)$/.test(file) ? "" : readFileSync(join(root, file), "utf8")
    return [
      ...misplaced(file),
      ...misnamed(file),
      ...overlong(file, text),
      ...impurities(file, text),
      ...foreign(file, text),
    ]
  })
  const lengths = files
    .filter((file) => /^src\/.*\.tsx?$/.test(file) && !isTest(file) && file !== tables)
    .map((file) => lineCount(readFileSync(join(root, file), "utf8")))
    .sort((one, other) => one - other)
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0
  return {
    findings,
    note: `${lengths.length} source files, median ${median} lines, longest ${lengths.at(-1) ?? 0}`,
  }
}

/** @param {string} file */
function misplaced(file) {
  if (!file.startsWith("src/") || file.split("/").length <= 4) return []
  return [{ file, rule: "too-deep", message: "deeper than src/floor/domain/file" }]
}

/** @param {string} file */
function misnamed(file) {
  if (/^\.|^[^/]+$/.test(file) && !/\.tsx?$|\.mjs$/.test(file)) return []
  const names = file.split("/").map((name, index, all) => (index === all.length - 1 ? stem(name) : name))
  if (
    namedByCustom.has(file.split("/").at(-1) ?? "") ||
    names.every((name) => name === "" || kebab.test(name))
  )
    return []
  return [{ file, rule: "not-kebab-case", message: "names are lower-case words with hyphens" }]
}

/** @param {string} name */
function stem(name) {
  return name.replace(/(\.(test|config|worker|zh))?\.[a-z0-9]+$/i, "").replace(/^\./, "")
}

/**
 * @param {string} file
 * @param {string} text
 */
function overlong(file, text) {
  if (!/\.(tsx?|mjs|css|sql)$/.test(file) || file === tables) return []
  const most = isTest(file) ? longest.test : longest.source
  const lines = lineCount(text)
  return lines > most ? [{ file, rule: "too-long", message: `${lines} lines, at most ${most}` }] : []
}

/**
 * @param {string} file
 * @param {string} text
 */
function impurities(file, text) {
  if (!/^src\/core\/.*\.tsx?$/.test(file)) return []
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
  return impure
    .filter(({ pattern }) => pattern.test(code))
    .map(({ rule, pattern }) => ({
      file,
      rule,
      message: `${code.match(pattern)?.[0]}: pass it in as an argument`,
    }))
}

/**
 * @param {string} file
 * @param {string} text
 */
function foreign(file, text) {
  const isForeign = (/** @type {string} */ each) =>
    foreignPath.test(each) || (samplesPath.test(each) && !isTest(file))
  const line = text.split("\n").find(isForeign)
  if (line === undefined || file === "package-lock.json") return []
  return [{ file, rule: "foreign-path", message: line.trim().slice(0, 100) }]
}

/** @param {string} file */
function isTest(file) {
  return /\.test\.tsx?$/.test(file) || file.startsWith("test/")
}

/** @param {string} text */
function lineCount(text) {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0)
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (left.has(entry.name)) return []
    return entry.isDirectory() ? filesBelow(root, path) : [path]
  })
}
