import { type ReactNode, useState } from 'react';
import { fragmentOf } from './location.ts';
import { chooseTheme, chosenTheme, type Theme, themes } from './theme.ts';

const places = [
  { path: '/learn', name: 'Learn' },
  { path: '/workbench', name: 'Workbench' },
  { path: '/docs', name: 'Docs' },
] as const;

export function Header({ path }: { readonly path: string }): ReactNode {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <header className="top">
      <a className="brand" href={fragmentOf('/')}>
        latent <span className="quiet">lab</span>
      </a>
      <nav aria-label="Lab">
        {places.map((place) => (
          <a
            key={place.path}
            href={fragmentOf(place.path)}
            aria-current={path.startsWith(place.path) ? 'page' : undefined}
          >
            {place.name}
          </a>
        ))}
      </nav>
      <label className="theme">
        <span className="hidden">Colours</span>
        <select
          value={theme}
          onChange={({ target }) => {
            chooseTheme(target.value as Theme);
            setTheme(target.value as Theme);
          }}
        >
          {themes.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
