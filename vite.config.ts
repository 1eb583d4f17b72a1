import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import { keepPages } from "./scripts/build/keep-pages.mjs"

// The big libraries change seldom: in files of their own they stay in the browser's cache over a new version.
const ownFile = [
  { name: "charts", test: /node_modules[\\/](echarts|zrender)[\\/]/ },
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
]

/** The service worker's place is the root, and its name stays: browsers ask for it again by that name. */
const worker = "offline-worker.js"

// a page of its own for each who loads it: the office's, the gate's, whoever goes on a round, the holder's, the residents', who joins as a volunteer, whoever stands duty
const pages = ["index", "gate", "round", "my-pass", "my-home", "join", "my-duty"]

export default defineConfig({
  root: "src/web",
  plugins: [react(), keepPages(worker)],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    manifest: true,
    // small fonts too stay files: the pages may load nothing from data: addresses
    assetsInlineLimit: 0,
    target: ["chrome87", "safari14", "firefox78"],
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(pages.map((page) => [page, `src/web/${page}.html`])),
        "offline-worker": "src/web/offline/worker.ts",
      },
      output: {
        entryFileNames: ({ name }) => (name === "offline-worker" ? worker : "assets/[name]-[hash].js"),
        codeSplitting: { groups: ownFile },
      },
    },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
})
