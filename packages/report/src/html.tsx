import { chartStyle, DataTable } from '@latent/charts';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Block, Report, Section } from './report.ts';
import { pageStyle } from './style.ts';

/** A report as one HTML file that asks for nothing from anywhere: no script, no font, no picture. */
export function htmlOf(report: Report): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Page {...report} />)}\n`;
}

function Page({ title, lead, sections }: Report): ReactNode {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta httpEquiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: styles of our own; as text their quotes would be escaped */}
        <style dangerouslySetInnerHTML={{ __html: pageStyle + chartStyle }} />
      </head>
      <body>
        <header>
          <h1>{title}</h1>
          <p className="lead">{lead.join(' ')}</p>
          <nav aria-label="Sections">
            {sections.map(({ id, title: name }) => (
              <a key={id} href={`#${id}`}>
                {name}
              </a>
            ))}
          </nav>
        </header>
        <main>
          {sections.map((section) => (
            <SectionPart key={section.id} {...section} />
          ))}
        </main>
      </body>
    </html>
  );
}

function SectionPart({ id, title, blocks }: Section): ReactNode {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves in a page that is drawn once
        <BlockPart key={i} block={block} />
      ))}
    </section>
  );
}

function BlockPart({ block }: { readonly block: Block }): ReactNode {
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
      return (
        <pre>
          <code>{block.code}</code>
        </pre>
      );
    case 'notice':
      return (
        <div className={`notice ${block.level}`}>
          <p>
            <strong>
              {block.level} {block.code}
            </strong>{' '}
            {block.text}
          </p>
          <p>Fix: {block.fix}</p>
        </div>
      );
    case 'figure':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, and what scrolls must be reached by keyboard
        <figure tabIndex={0}>
          {block.figure}
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
    case 'table':
      return block.folded && block.rows.length > 6 ? (
        <details>
          <summary>{block.caption ?? 'The numbers'}</summary>
          <DataTable {...block} titled={false} />
        </details>
      ) : (
        <DataTable {...block} />
      );
  }
}
