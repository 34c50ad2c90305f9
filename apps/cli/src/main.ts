// Kept free of imports, so that an old Node says what it lacks and does not stumble over syntax.
const LEAST_NODE = 20;

const [major = '0'] = process.versions.node.split('.');
if (Number(major) < LEAST_NODE) {
  process.stderr.write(
    `error[NODE_TOO_OLD] latent needs Node ${LEAST_NODE} or newer, and this is ${process.versions.node}\n  Fix: install a current Node.\n`,
  );
  process.exitCode = 2;
} else {
  const { main } = await import('./run.ts');
  const exitCode = await main(process.argv.slice(2));
  if (exitCode !== 0) process.exitCode = exitCode; // whoever wrote to a reader that went away has set one
}

export {};
