/** For the screen and for A4. No row is cut by the end of a sheet, and heads of tables come again on the next one. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 1000px; color: #111; background: #fff;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; }
h1 { font-size: 1.7em; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 1.2em; margin: 26px 0 8px; padding-bottom: 3px; border-bottom: 1px solid #777; }
h3 { font-size: 1em; margin: 14px 0 6px; }
p { margin: 4px 0; }
.product { color: #444; margin: 0 0 12px; }
.outcome { border: 2px solid #111; border-left-width: 10px; padding: 8px 12px; margin: 12px 0; font-size: 1.1em; }
.outcome .word { font-weight: 700; }
.outcome.done { border-color: #17603a; }
.outcome.open { border-color: #9a3412; }
.practice { border: 2px dashed #555; padding: 6px 10px; margin: 10px 0; font-weight: 600; }
.quiet { color: #444; }
.figures, pre { font-family: ui-monospace, "Cascadia Mono", Consolas, Menlo, "Noto Sans Mono", monospace; }
.figures { font-size: 0.86em; overflow-wrap: anywhere; }
.figures.name { white-space: nowrap; }
dl { display: grid; grid-template-columns: minmax(10em, 16em) 1fr; gap: 2px 14px; margin: 0; }
dl > div { display: contents; }
dt { color: #444; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin: 6px 0; }
caption { text-align: left; font-weight: 600; padding: 4px 0; }
th, td { text-align: left; vertical-align: top; border: 1px solid #999; padding: 4px 6px; overflow-wrap: break-word; }
thead th { background: #eee; }
tbody th { font-weight: 400; }
ul, ol { margin: 4px 0; padding-left: 0; list-style: none; }
li { margin: 3px 0; padding-left: 1.6em; text-indent: -1.6em; }
pre { font-size: 0.8em; line-height: 1.35; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 8; border: 1px solid #999; padding: 8px; margin: 6px 0; }
footer { margin-top: 24px; border-top: 1px solid #777; padding-top: 6px; color: #444; font-size: 0.9em; }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1, h2, h3, caption { break-after: avoid; }
  tr, li, dd, dt, .outcome, .practice { break-inside: avoid; }
  thead { display: table-header-group; }
  thead th, .outcome { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .appendix { break-before: page; }
  p, pre { orphans: 3; widows: 3; }
}
`;
