import { existsSync } from 'node:fs';

const built = new URL('../../dist/tools/index.js', import.meta.url);

/**
 * Finds or makes tools before the first test, so that no test waits for a build, and says so on standard
 * error. Each path is passed on in a variable: EGOV_MSA_HELM, EGOV_MSA_HELM3, EGOV_MSA_KUBECONFORM.
 */
export const provide = async (names) => {
  const missing = names.filter((name) => process.env[variableOf(name)] === undefined);
  if (missing.length === 0) return;
  if (!existsSync(built)) {
    const { prepare } = await import('../bootstrap.mjs');
    prepare();
  }
  const { resolveTools } = await import(built.href);
  const { createProgress } = await import(new URL('../terminal/index.js', built).href);
  const { throwIfFailed } = await import(new URL('../result/index.js', built).href);
  const tools = throwIfFailed(await resolveTools(missing, { progress: createProgress(process.stderr) }));
  for (const name of missing) process.env[variableOf(name)] = tools[name].path;
};

const variableOf = (name) => `EGOV_MSA_${name.replaceAll('-', '_').toUpperCase()}`;
