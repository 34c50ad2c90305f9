import type { LevelItem, NumberItem } from '@latent/charts';
import { decimals, significant } from '@latent/charts/number';
import type { HeatLine } from '../../pictures/Heatmap.tsx';

/** Items and columns of numbers as lines of a heatmap: probabilities as they are, numbers between the lowest and the highest class. */
export function heatLines(levels: readonly LevelItem[], numbers: readonly NumberItem[]): HeatLine[] {
  return [
    ...levels.flatMap(({ name, levels: answers, probabilities }) =>
      answers.map((answer, level): HeatLine => {
        const values = probabilities.map((own) => own[level] ?? 0);
        return { group: name, name: answer, values, heat: values, texts: values.map((value) => decimals(value, 3)) };
      }),
    ),
    ...numbers.map(({ name, what, classes }): HeatLine => {
      const values = classes.map(({ centre }) => centre);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      return {
        group: name,
        name: what,
        values,
        heat: values.map((value) => (most > least ? (value - least) / (most - least) : 0)),
        texts: classes.map(({ centre, spread }) =>
          spread === undefined ? significant(centre, 4) : `${significant(centre, 4)} ± ${significant(spread, 3)}`,
        ),
      };
    }),
  ];
}
