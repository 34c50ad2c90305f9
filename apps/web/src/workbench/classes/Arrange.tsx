import { probability } from '@latent/charts/number';
import { type DragEvent, type ReactNode, useState } from 'react';
import { Mark } from '../../pictures/Mark.tsx';
import { nameProblem } from './arrangeFit.ts';

export interface ArrangeProps {
  readonly names: readonly string[];
  /** Class sizes. */
  readonly shares: readonly number[];
  /** @param order by new position: which class comes to stand there */
  readonly onArrange: (order: readonly number[], names: readonly string[]) => void;
}

/** The classes as a list: each can be named, dragged, and moved by buttons. */
export function Arrange({ names, shares, onArrange }: ArrangeProps): ReactNode {
  const [dragged, setDragged] = useState<number>();
  const [problem, setProblem] = useState('');
  const [past, setPast] = useState<readonly Before[]>([]);
  const inPlace = names.map((_, k) => k);

  function arrange(order: readonly number[], next: readonly string[]): void {
    setPast([...past, { order: inPlace.map((k) => order.indexOf(k)), names }]);
    onArrange(order, next);
  }

  function undo(): void {
    const last = past.at(-1);
    if (!last) return;
    setPast(past.slice(0, -1));
    setProblem('');
    onArrange(last.order, last.names);
  }

  function move(from: number, to: number): void {
    if (from === to || to < 0 || to >= names.length) return;
    const order = inPlace.filter((k) => k !== from);
    order.splice(to, 0, from);
    arrange(
      order,
      order.map((k) => names[k] as string),
    );
  }

  function rename(k: number, name: string): boolean {
    const next = names.map((own, i) => (i === k ? name.trim() : own));
    const found = nameProblem(next) ?? '';
    setProblem(found);
    if (found === '' && next[k] !== names[k]) arrange(inPlace, next);
    return found === '';
  }

  const drop = (event: DragEvent, to: number): void => {
    event.preventDefault();
    if (dragged !== undefined) move(dragged, to);
    setDragged(undefined);
  };

  return (
    <>
      <ol className="arrange" aria-label="Classes in order">
        {names.map((name, k) => (
          <li
            key={name}
            draggable
            className={dragged === k ? 'dragged' : undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', name);
              setDragged(k);
            }}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, k)}
          >
            <span className="grip" aria-hidden="true">
              ⠿
            </span>
            <Mark k={k} />
            <Name name={name} onRename={(next) => rename(k, next)} />
            <span className="number">{probability(shares[k])}</span>
            <button type="button" disabled={k === 0} onClick={() => move(k, k - 1)} aria-label={`Move ${name} up`}>
              ↑
            </button>
            <button
              type="button"
              disabled={k === names.length - 1}
              onClick={() => move(k, k + 1)}
              aria-label={`Move ${name} down`}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      <button type="button" disabled={past.length === 0} onClick={undo}>
        Undo
      </button>
      <p className="problem small" role="status">
        {problem}
      </p>
    </>
  );
}

/** The way back from a change. */
interface Before {
  readonly order: readonly number[];
  readonly names: readonly string[];
}

interface NameProps {
  readonly name: string;
  /** @returns whether the name could be taken */
  readonly onRename: (name: string) => boolean;
}

/** What is typed counts when the field is left, or at Enter; Escape takes it back. */
function Name({ name, onRename }: NameProps): ReactNode {
  const [text, setText] = useState(name);
  return (
    <input
      type="text"
      aria-label={`Name of class ${name}`}
      autoComplete="off"
      size={16}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => {
        if (!onRename(text)) setText(name);
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur();
        if (key === 'Escape') setText(name);
      }}
    />
  );
}
