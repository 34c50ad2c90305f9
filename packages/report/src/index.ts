export { composeReport } from './compose.ts';
export { htmlOf } from './html.tsx';
export { markdownOf } from './markdown.ts';
export { polcaOf } from './polca.ts';
export type { Report, ReportInput } from './report.ts';
