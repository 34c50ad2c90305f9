import type { Sample } from '../../numbers/sample.ts';
import type { LessonCode } from '../Codes.tsx';
import { plainOf } from './plain.ts';
import { survey } from './survey.ts';

/** The responsibilities of one row, asked of the library and of the command line. */
export function codeOf(columns: Sample['columns'], cells: Sample['rows'][number]): LessonCode {
  const row = Object.fromEntries(columns.map((name, j) => [name, cells[j] ?? null]));
  return {
    ts: `import { applyDocument, createTextTable } from 'latent';

const model = ${JSON.stringify(survey, null, 1)} as const;
const row = ${JSON.stringify(row)};
const names = Object.keys(row);
const columns = new Map(names.map((name) => [name, 'labels'] as const));
const builder = createTextTable(names, { columns });
builder.add(Object.values(row).map((cell) => cell ?? ''));
const { posterior } = applyDocument(model).apply(builder.finish());
console.log(posterior.row(0)); // ${survey.latent.levels.join(', ')}`,
    cli: `cat > model.json <<'END'
${JSON.stringify(survey)}
END
cat > row.csv <<'END'
${columns.join(',')}
${cells.map((cell) => cell ?? '').join(',')}
END
latent explain model.json row.csv --row 1`,
    ...plainOf(columns, cells),
  };
}
