declare module '*.tex' {
  const formula: import('../scripts/mathTree.ts').MathNode;
  export default formula;
}
