// The file that other threads run: it answers the calls of `parallel/`.
import { rebuild } from './api/rebuild.ts';
import { ownPort, serveWork } from './parallel/index.ts';

serveWork(ownPort(), rebuild);
