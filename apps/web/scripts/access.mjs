// `npm run test:access -w apps/web`: axe on every view and every step, light and dark.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npx', ['vitest', 'run'], {
  stdio: 'inherit',
  env: { ...process.env, LATENT_ACCESS: '1' },
});
process.exit(status ?? 1);
