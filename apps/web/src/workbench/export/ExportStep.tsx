import { isNetworkFit } from 'latent';
import { type ReactNode, useMemo } from 'react';
import { lab } from '../../compute/client.ts';
import { CodeText } from '../../ui/CodeText.tsx';
import { Download } from '../../ui/Download.tsx';
import { useFit } from '../results/useFit.ts';
import { useSession } from '../session/session.ts';
import { Share } from '../share/Share.tsx';
import { fitCommand } from './command.ts';
import { Figures } from './Figures.tsx';
import {
  codeFiles,
  documentFiles,
  type Exported,
  type ExportFile,
  reportFiles,
  reportOf,
  rowsFile,
  stemOf,
} from './files.ts';
import { peerPrograms } from './peers.ts';
import { fitProgram } from './program.ts';

/** Step 10: what can be taken away. */
export default function ExportStep(): ReactNode {
  const record = useFit();
  const reading = useSession((own) => own.reading);
  const selection = useSession((own) => own.selection?.selection);
  const file = useSession((own) => own.data?.name) ?? 'data.csv';
  const exported = useMemo((): Exported => ({ record, selection, reading, file }), [record, selection, reading, file]);
  const report = useMemo(() => reportOf(exported, undefined), [exported]);
  const isNetwork = isNetworkFit(record.fit);
  const isHidden = !isNetworkFit(record.fit) || record.fit.model.nodes.some(({ latent }) => latent);
  const rows = async () => (isNetwork ? undefined : await lab.figures(record));
  return (
    <>
      <h1>Take it away</h1>
      <h2>Results</h2>
      <Files files={[...(isHidden ? [rowsFile(exported)] : []), ...reportFiles(exported, rows)]} />
      <h2>Documents</h2>
      <Files files={documentFiles(exported)} />
      <h2>Code</h2>
      <Files files={codeFiles(exported)} />
      <CodeText name="Command line: the same fit" isWrapped text={fitCommand(record, reading, file)} />
      <details>
        <summary>TypeScript: the same fit</summary>
        <CodeText name="TypeScript" text={fitProgram(record)} />
      </details>
      {peerPrograms(record, reading, file).map(({ name, text }) => (
        <details key={name}>
          <summary>{name}: the same model</summary>
          <CodeText name={name} text={text} />
        </details>
      ))}
      <h2>Share</h2>
      <Share />
      <h2>Figures</h2>
      <Figures report={report} stem={stemOf(record, file)} />
    </>
  );
}

function Files({ files }: { readonly files: readonly ExportFile[] }): ReactNode {
  return (
    <ul className="files">
      {files.map(({ name, title, about, make }) => (
        <li key={name}>
          <Download {...{ name, make }}>{title}</Download>
          <span className="quiet small">{about}</span>
        </li>
      ))}
    </ul>
  );
}
