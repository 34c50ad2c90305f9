/** Style of all charts, in colours of the page: they follow its light or dark scheme. */
export const chartStyle = `
.chart{display:block;width:100%;min-width:34rem;height:auto;font:12px/1.3 system-ui,sans-serif;font-variant-numeric:tabular-nums}
.chart text{fill:var(--ink)}
.chart .quiet{fill:var(--quiet)}
.chart .strong{font-weight:600}
.chart .axis,.chart .grid{stroke:var(--line);fill:none;shape-rendering:crispEdges}
.chart .grid{stroke-dasharray:2 3}
.chart .range{stroke:var(--line);stroke-width:2}
.chart .curve{stroke:var(--ink);stroke-width:1.75;fill:none;stroke-linejoin:round}
.chart .mark{stroke:var(--paper);stroke-width:1}
.chart .hollow{fill:var(--paper);stroke-width:1.75}
.chart .whisker{stroke-width:2}
.chart .bar{stroke:var(--ink);stroke-width:.5}
`;
