import { type ReactNode, useState } from 'react';
import { goTo } from '../app/location.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Explained } from '../ui/Explained.tsx';
import { useKeys } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { Codes, type LessonCode } from './Codes.tsx';
import type { LessonHead } from './lesson.ts';
import { explainedBy, type Line, type Twin } from './line.ts';
import { useLessonMode } from './mode.ts';
import { neighbours } from './neighbours.ts';
import { openInWorkbench, type WorkbenchData } from './openInWorkbench.ts';
import { Predict, type Prediction } from './Predict.tsx';
import { Turn } from './Turn.tsx';
import { TwinTable } from './TwinTable.tsx';

export interface LessonFrameProps {
  readonly head: LessonHead;
  /** One idea, at most 120 words. */
  readonly prose: ReactNode;
  /** Formulas with live numbers. */
  readonly formulas: ReactNode;
  readonly predict: Prediction;
  /** Remarks beside the idea, such as an erratum. */
  readonly notes?: ReactNode;
  /** At most three. */
  readonly controls: ReactNode;
  readonly picture: ReactNode;
  /** The numbers of the picture. */
  readonly twin: Twin;
  /** The computation with numbers put in, line by line, as the command line explains it; a number of a line answers with it. */
  readonly arithmetic: readonly (string | Line)[];
  /** How other numbers come about, such as those of the table: said when they are asked about. */
  readonly numbers?: readonly Line[];
  readonly code: LessonCode;
  /** Buttons and scrubber of lessons that go step by step. */
  readonly steps?: ReactNode;
  /** What could not be computed. */
  readonly error?: unknown;
  /** The data of the picture, for a person who wants to fit them. */
  readonly workbench?: WorkbenchData | undefined;
  readonly onReset: () => void;
}

/** A lesson's page: what is said on the left, what is seen on the right. `t` opens the table, `=` the arithmetic, arrows turn the page. */
export function LessonFrame(props: LessonFrameProps): ReactNode {
  const {
    head,
    prose,
    formulas,
    predict,
    notes,
    controls,
    picture,
    twin,
    arithmetic,
    numbers = [],
    code,
    steps,
    error,
    onReset,
    workbench,
  } = props;
  const [isTable, showTable] = useState(false);
  const [isArithmetic, showArithmetic] = useState(false);
  const { embedded, hidesAnswers, printed } = useLessonMode();
  const { before, after } = embedded ? {} : neighbours(head.number);
  useKeys(
    printed
      ? {}
      : {
          ...(!hidesAnswers && { t: () => showTable(!isTable), '=': () => showArithmetic(!isArithmetic) }),
          ...(before && { ArrowLeft: () => goTo(`/learn/${before.number}`) }),
          ...(after && { ArrowRight: () => goTo(`/learn/${after.number}`) }),
        },
  );
  const explain = hidesAnswers || printed ? nothing : explainedBy([...arithmetic, ...numbers]);
  return (
    <Explained explain={explain}>
      <article className="page lesson">
        <header className="head">
          <p className="quiet small">
            Lesson {head.number}
            {head.lecture !== undefined && <> · lecture at {head.lecture}</>}
          </p>
          <h1>{head.title}</h1>
          <p className="lead">{head.question}</p>
        </header>
        <div className="prose">
          {prose}
          {formulas}
          <Predict {...predict} />
          {notes}
        </div>
        <div className="side">
          {error !== undefined && <Notice error={error} />}
          <figure className="figure">{picture}</figure>
          <div className="controls">{controls}</div>
          {steps !== undefined && <div className="steps">{steps}</div>}
          <div className="row small">
            <button type="button" onClick={onReset}>
              Start again
            </button>
            <CopyButton text={() => window.location.href}>Copy link</CopyButton>
            {workbench && !embedded && !printed && (
              <button type="button" onClick={() => void openInWorkbench(workbench)}>
                Open in workbench
              </button>
            )}
          </div>
        </div>
        <div className="more">
          {!hidesAnswers && (
            <>
              <details open={isTable} onToggle={({ currentTarget }) => showTable(currentTarget.open)}>
                <summary>
                  The numbers of the picture <kbd>t</kbd>
                </summary>
                <TwinTable {...twin} />
              </details>
              <details open={isArithmetic} onToggle={({ currentTarget }) => showArithmetic(currentTarget.open)}>
                <summary>
                  The arithmetic <kbd>=</kbd>
                </summary>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
                <pre tabIndex={0}>
                  {arithmetic.map((line) => (typeof line === 'string' ? line : line.text)).join('\n')}
                </pre>
              </details>
            </>
          )}
          <details>
            <summary>As code</summary>
            <Codes code={code} />
          </details>
          {!embedded && !printed && <Turn number={head.number} />}
        </div>
      </article>
    </Explained>
  );
}

/** Where answers stay hidden, and on paper, no number says how it comes about. */
const nothing = (): undefined => undefined;
