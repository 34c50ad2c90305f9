import { DataTable } from '@latent/charts';
import type { Report } from '@latent/report';
import type { ReactNode } from 'react';
import { ChartPlace } from '../../pictures/ChartPlace.tsx';

type Section = Report['sections'][number];
type Block = Section['blocks'][number];

/** A section of the report as the lab shows it: the same words, pictures and numbers. */
export function Blocks({ blocks, title }: Pick<Section, 'blocks' | 'title'>): ReactNode {
  return (
    <div className="blocks">
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names, and do not move
        <BlockPart key={i} {...{ block, title }} />
      ))}
    </div>
  );
}

function BlockPart({ block, title }: { readonly block: Block; readonly title: string }): ReactNode {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'code':
      return <pre>{block.code}</pre>;
    case 'notice':
      return null; // the lab shows warnings with buttons that mend
    case 'figure':
      return (
        <ChartPlace label={block.caption} caption={block.caption}>
          {block.figure}
        </ChartPlace>
      );
    case 'table':
      return <DataTable {...block} caption={block.caption ?? `${title}: figures`} />;
  }
}
