/** Style of a report: black on white or light on dark as the reader's system asks, and fit for paper. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--quiet:#595959;--line:#c4c4c4;--wash:#f4f4f2;--link:#005a9c;--error:#b3261e;--warning:#8a5a00}
@media (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#ececec;--quiet:#a8a8a8;--line:#4a4d52;--wash:#212429;--link:#8ec5ff;--error:#ff8a80;--warning:#ffc766}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:48rem;padding:2rem 1.25rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.25rem;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
p{margin:.6rem 0}
.lead{font-size:1.1rem}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-top:1rem}
a{color:var(--link)}
figure{margin:1rem 0;overflow-x:auto}
figcaption{position:sticky;left:0}
figcaption,caption{color:var(--quiet);font-size:.875rem;text-align:left;padding:.25rem 0}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-weight:600}
td{overflow-wrap:anywhere;min-width:3rem}
.number{text-align:right;padding:.25rem 0 .25rem .75rem;white-space:nowrap}
details{margin:.75rem 0}
summary{cursor:pointer;color:var(--link)}
pre{background:var(--wash);padding:.75rem 1rem;overflow-x:auto;border-radius:4px}
code{font:.9rem/1.4 ui-monospace,monospace}
.notice{border-left:4px solid var(--line);padding:.1rem 0 .1rem 1rem;margin:1rem 0}
.notice.error{border-color:var(--error)}
.notice.warning{border-color:var(--warning)}
.notice.error strong{color:var(--error)}
.notice.warning strong{color:var(--warning)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
@media print{nav{display:none}body{max-width:none;padding:0}figure,.notice{break-inside:avoid}}
`;
