#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A published package is built already; a checkout installs and builds itself first.
const bootstrap = new URL('../scripts/bootstrap.mjs', import.meta.url);

if (existsSync(bootstrap)) {
  const { prepare } = await import(bootstrap.href);
  prepare();
}
const { main } = await import(new URL('../dist/cli/index.js', import.meta.url).href);
await main(process.argv.slice(2));
