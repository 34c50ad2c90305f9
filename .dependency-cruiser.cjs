// Who may import whom. Run by `npm run check`; packages/testkit/test/package/layers.test.ts shows that it bites.

/** The folders of packages/core/src in the order of the pipeline: each may import only folders before it. */
const layers = [
  ...['error', 'math', 'random', 'pass', 'table', 'encode', 'patterns', 'statistics', 'model', 'families', 'models'],
  ...['engine', 'starts', 'identify', 'em', 'parallel', 'fit', 'report', 'document', 'compare', 'bif', 'api'],
];
const core = '^packages/core/src/';

/** Those of packages/files/src; what stands beside them is for all. */
const fileLayers = ['bytes', 'cells', 'delimited', 'json', 'parquet', 'table'];
const files = '^packages/files/src/';

const layerRules = [
  ...inOrder('core', layers, core, `${core}version.ts$`),
  ...inOrder('files', fileLayers, files, `${files}[^/]+$`),
];

function inOrder(name, folders, root, forAll) {
  return folders.map((folder, index) => ({
    name: `${name}-layer-${folder}`,
    comment: `${folder}/ may import only the folders before it: ${folders.slice(0, index).join(', ') || 'none'}`,
    severity: 'error',
    from: { path: `${root}${folder}/` },
    to: { path: root, pathNot: [`${root}(${folders.slice(0, index + 1).join('|')})/`, forAll] },
  }));
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'core-known-layers',
      comment: 'a new folder of packages/core/src takes its place in the list of layers',
      severity: 'error',
      from: {},
      to: { path: `${core}[^/]+/`, pathNot: `${core}(${layers.join('|')})/` },
    },
    ...layerRules,
    {
      name: 'core-imports-only-kernel',
      comment: 'the library has no dependencies and runs in browsers: neither packages nor Node modules',
      severity: 'error',
      from: { path: core },
      to: { pathNot: ['^packages/core/(src/|package.json$)', '^packages/kernel/src/'] },
    },
    {
      name: 'kernel-through-math-and-engine',
      severity: 'error',
      from: { path: `${core}[^/]+/`, pathNot: `${core}(math|engine)/` },
      to: { path: '^packages/kernel/' },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^packages/kernel/(src|assembly)/' },
      to: { pathNot: '^packages/kernel/' },
    },
    {
      name: 'cli-uses-the-public-entry',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: {
        path: '^packages/',
        pathNot:
          '^packages/(charts/src/number|files/src/(index|nearest|place)|report/src/(index|parameters)|results/src/index)[.]ts$',
      },
    },
    {
      name: 'report-uses-public-entries',
      severity: 'error',
      from: { path: '^packages/report/src/' },
      to: {
        path: '^packages/',
        pathNot: '^packages/(report/src/|charts/src/(index|number)[.]ts$|results/src/index[.]ts$)',
      },
    },
    {
      name: 'results-use-the-public-entry',
      severity: 'error',
      from: { path: '^packages/results/src/' },
      to: { path: '^packages/', pathNot: '^packages/(results/src/|files/src/index[.]ts$)' },
    },
    {
      name: 'files-use-the-public-entry',
      severity: 'error',
      from: { path: '^packages/files/src/' },
      to: { path: '^packages/(?!files/)' },
    },
    {
      name: 'files-run-in-browsers',
      comment: 'what is of Node stands in a file *.node.ts with a twin *.browser.ts',
      severity: 'error',
      from: { path: '^packages/files/src/', pathNot: '[.]node[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'charts-know-no-models',
      severity: 'error',
      from: { path: '^packages/charts/src/' },
      to: { path: '^packages/(?!charts/)' },
    },
    {
      name: 'web-uses-public-entries',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: {
        path: '^packages/',
        pathNot:
          '^packages/(charts/src/(index|number)|files/src/(index|delimited/csv-line|place)|report/src/(index|compose|items|parameters)|results/src/index)[.]ts$',
      },
    },
    {
      name: 'web-pictures-know-no-lessons',
      comment: 'the workbench draws with them too',
      severity: 'error',
      from: { path: '^apps/web/src/(ui|math|pictures|numbers)/' },
      to: { path: '^apps/web/src/(learn|workbench)/' },
    },
    { name: 'nothing-imports-apps', severity: 'error', from: { path: '^(packages|bench)/' }, to: { path: '^apps/' } },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^packages/kernel/assembly/', '/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
