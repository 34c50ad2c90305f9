/** `system` follows the reader's device. */
export type Theme = 'system' | 'light' | 'dark';

export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme that this person chose before. */
export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system'; // a browser that keeps nothing for this page
  }
}

/** Shows a theme and keeps the choice. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // shown, and forgotten with the page
  }
}

export function startTheme(): void {
  document.documentElement.dataset['theme'] = chosenTheme();
}

const KEY = 'latent-theme';
