import { createHash } from "node:crypto"

/** The pages that work without network: the path under which each is served, and its file. */
const pages = [
  { path: "/gate", file: "gate.html" },
  { path: "/round", file: "round.html" },
  { path: "/my-pass", file: "my-pass.html" },
  { path: "/my-home", file: "my-home.html" },
  { path: "/my-duty", file: "my-duty.html" },
]
/** Loaded by no page, asked for by the browser: the sign on the phone's desktop and what describes it. */
const beside = {
  "/gate": ["/gate.webmanifest", "/gate-icon.svg", "/gate-icon-192.png"],
  "/round": ["/gate-icon.svg"],
  "/my-pass": [],
  "/my-home": [],
  "/my-duty": [],
}

/**
 * Writes into the service worker which files it keeps for which page: all that the page names, directly or by a file that it
 * names, workers and wasm included.
 * @param {string} workerFile
 * @returns {import("vite").Plugin}
 */
export function keepPages(workerFile) {
  return {
    name: "keep-pages",
    enforce: "post",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const texts = new Map(Object.values(bundle).map((made) => [made.fileName, textOf(made)]))
        const kept = pages.flatMap(({ path, file }) => {
          const html = texts.get(file)
          if (html === undefined) return []
          const files = reachedFrom(file, texts)
          const version = digestOf([html, ...files.filter((each) => each !== file)])
          const named = files.filter((each) => each !== file).map((each) => `/${each}`)
          return { path, version, files: [path, ...named, ...beside[/** @type {"/gate"} */ (path)]] }
        })
        const worker = bundle[workerFile]
        if (worker?.type !== "chunk") throw new Error(`the build made no ${workerFile}`)
        if (worker.imports.length > 0 || /\bimport\s*[({"']/.test(worker.code))
          throw new Error(`${workerFile} has to be one script`)
        worker.code = worker.code
          .replaceAll("KEPT_PAGES", JSON.stringify(kept))
          // an empty export makes a module of it, which no browser of 2020 runs as a service worker
          .replace(/export\s*\{\s*\};?\s*$/, "")
      },
    },
  }
}

/**
 * Every file whose name stands in the text of one that is reached. Names bear their content's digest, so that none is taken
 * for another.
 * @param {string} start
 * @param {Map<string, string>} texts
 */
function reachedFrom(start, texts) {
  const reached = new Set([start])
  for (const file of reached) {
    const text = texts.get(file) ?? ""
    for (const [other] of texts)
      if (other.startsWith("assets/") && text.includes(other.slice("assets/".length))) reached.add(other)
  }
  return [...reached]
}

/** @param {import("vite").Rolldown.OutputChunk | import("vite").Rolldown.OutputAsset} made */
function textOf(made) {
  if (made.type === "chunk") return made.code
  return typeof made.source === "string"
    ? made.source
    : /\.(html|css|js)$/.test(made.fileName)
      ? Buffer.from(made.source).toString()
      : ""
}

/** @param {string[]} parts */
function digestOf(parts) {
  return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16)
}
