/** The look of the page that hands out the certificate: the screens' colours, without their files. */
export const pageStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0; background: #fbfaf7; color: #1f2328; font-size: 18px; line-height: 1.5;
  font-family: "Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif;
}
html[lang="en"] main { font-family: system-ui, "Noto Sans SC Variable", "PingFang SC", "Microsoft YaHei", sans-serif; }
header {
  display: flex; gap: 16px; align-items: center; justify-content: space-between; min-height: 56px;
  padding: 0 24px; border-bottom: 1px solid #e3e0d8;
}
header b { letter-spacing: 0.06em; }
main { max-width: 640px; margin: 0 auto; padding: 24px; }
h1 { margin: 0 0 12px; font-size: 28px; line-height: 1.25; }
h2 { margin: 32px 0 8px; font-size: 18px; font-weight: 600; }
p { margin: 0 0 12px; }
a { color: #1d4e89; }
header a { display: inline-flex; align-items: center; min-height: 56px; }
.hint { padding: 12px 16px; border-left: 3px solid #8a877f; background: #f3f1eb; }
details { border: 1px solid #e3e0d8; border-radius: 3px; background: #ffffff; }
details + details { margin-top: 8px; }
summary { min-height: 56px; padding: 14px 16px; font-weight: 600; cursor: pointer; }
details > div { padding: 0 16px 16px; }
ol { margin: 16px 0 0; padding-left: 28px; }
li { margin-bottom: 8px; }
.button {
  display: flex; align-items: center; justify-content: center; min-height: 56px; padding: 8px 24px;
  border-radius: 3px; background: #1d4e89; color: #ffffff; font-weight: 600; text-decoration: none;
}
.button:hover { background: #153a67; }
:focus-visible { outline: 2px solid #1d4e89; outline-offset: 2px; }
.fingerprint {
  display: grid; grid-template-columns: repeat(4, auto); gap: 4px 16px; justify-content: start; margin: 0;
  padding: 12px 16px; border: 1px solid #e3e0d8; border-radius: 3px; background: #ffffff;
  font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; letter-spacing: 0.04em;
}
.address { overflow-wrap: anywhere; }
.sheet svg { display: block; width: 220px; height: 220px; border: 1px solid #e3e0d8; }
.paper { display: none; }
@media print {
  @page { size: A4; margin: 18mm; }
  body { background: #ffffff; font-size: 16pt; }
  header, .screen { display: none; }
  main { max-width: none; padding: 0; }
  .paper { display: block; }
  .paper h1, .paper .address { text-align: center; font-size: 28pt; }
  .paper .address { margin: 4mm 0 8mm; font-size: 18pt; font-weight: 600; }
  .sheet svg { width: 96mm; height: 96mm; margin: 6mm auto 0; border: 0; }
  .paper ol { width: max-content; max-width: 100%; margin: 0 auto; }
  .paper .fingerprint { width: max-content; margin: 8mm auto; border-color: #1f2328; }
  .paper .foot { text-align: center; font-size: 12pt; color: #595f66; }
}
`
