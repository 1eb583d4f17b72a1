/**
 * What is built from what. The server is compiled floor by floor, the screens are bundled; each has its own stamp,
 * so that a change to a screen does not compile the server again.
 */
export const serverFloors = ["core", "contract", "sheets", "store", "service", "http", "main"]

/**
 * @typedef {{ name: string, from: string[], makes: string, command: string[] }} Target
 * @type {{ server: Target, screens: Target }}
 */
export const targets = {
  server: {
    name: "server",
    from: [...serverFloors.map((floor) => `src/${floor}`), "tsconfig.base.json", "package-lock.json"],
    makes: "dist/main/cli.js",
    command: ["node_modules/typescript-native/bin/tsc", "-b", "src/main"],
  },
  screens: {
    name: "screens",
    from: [
      "src/web",
      "src/core",
      "src/contract",
      "tsconfig.base.json",
      "vite.config.ts",
      "scripts/build/keep-pages.mjs",
      "package-lock.json",
    ],
    makes: "dist/web/index.html",
    command: ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"],
  },
}
