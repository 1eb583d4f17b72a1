import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

// The big libraries change seldom: in files of their own they stay in the browser's cache over a new version.
const ownFile = [
  { name: "charts", test: /node_modules[\\/](echarts|zrender)[\\/]/ },
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
]

/** Every page with a bundle of its own; a service worker keeps its name, since browsers ask for it by that. */
const input = {
  index: "src/web/index.html",
  "my-pass": "src/web/my-pass.html",
  "own-pass-worker": "src/web/own-pass/own-pass-worker.ts",
}
const fixedNames = new Set(["own-pass-worker"])

export default defineConfig({
  root: "src/web",
  plugins: [react()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    // small fonts too stay files: the pages may load nothing from data: addresses
    assetsInlineLimit: 0,
    target: ["chrome87", "safari14", "firefox78"],
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input,
      output: {
        codeSplitting: { groups: ownFile },
        entryFileNames: ({ name }) => (fixedNames.has(name) ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
})
