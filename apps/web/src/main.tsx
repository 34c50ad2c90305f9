import './style/index.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startTheme } from './app/theme.ts';
import { warmUp } from './app/warmUp.ts';
import { keepOffline } from './offline/update.ts';

startTheme();
const place = document.getElementById('lab');
if (!place) throw new Error('the page has no element "lab"');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void warmUp(keepOffline);
