import { type ReactNode, useState } from 'react';
import { Choices } from '../ui/Choices.tsx';
import { CodeText } from '../ui/CodeText.tsx';

/** How the picture's numbers are computed elsewhere. */
export interface LessonCode extends PlainCode {
  /** TypeScript with npm `latent`. */
  readonly ts: string;
  /** The command line. */
  readonly cli: string;
}

/** The same numbers by hand, with nothing but the language. */
export interface PlainCode {
  /** Python 3, its standard library alone. */
  readonly python: string;
  /** Base R. */
  readonly r: string;
}

const languages = [
  { value: 'ts', name: 'TypeScript' },
  { value: 'cli', name: 'Command line' },
  { value: 'python', name: 'Python' },
  { value: 'r', name: 'R' },
] as const;

/** A lesson's code, in one language at a time. */
export function Codes({ code }: { readonly code: LessonCode }): ReactNode {
  const [language, choose] = useState<keyof LessonCode>('ts');
  const name = languages.find(({ value }) => value === language)?.name ?? '';
  return (
    <>
      <Choices label="Language" value={language} options={languages} onChange={choose} />
      <CodeText name={name} text={code[language]} />
    </>
  );
}
