declare module '*.tex' {
  const formula: import('../scripts/mathTree.ts').MathNode;
  export default formula;
}

declare module '*.md' {
  const page: import('../scripts/markdown.ts').MarkdownPage;
  export default page;
}
