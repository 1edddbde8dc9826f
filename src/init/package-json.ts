import { isJsonObject, type JsonObject } from '../yaml/index.js';

/** Jest takes ES modules only when Node is asked for them. */
const TEST = 'node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js';

/** What `npm init` writes where there is no test. */
const NO_TEST = 'no test specified';

const partOf = (json: JsonObject, key: string): JsonObject => {
  const part = json[key];
  return part !== undefined && isJsonObject(part) ? part : {};
};

const newScripts = (present: JsonObject, chartDirs: readonly string[]): JsonObject => {
  const own = present['test'];
  const isFree = own === undefined || own === TEST || (typeof own === 'string' && own.includes(NO_TEST));
  const wanted: JsonObject = {
    [isFree ? 'test' : 'test:charts']: TEST,
    'check:charts': `egov-msa check ${chartDirs.join(' ')}`,
    'lint:charts': 'egov-msa lint --all',
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, command]) => present[name] === undefined || (name === 'test' && own !== command),
    ),
  );
};

/**
 * Adds scripts and packages to a package.json; nothing that is there changes, but npm's placeholder of a test.
 *
 * @param present - undefined when there is none
 * @param chartDirs - directories of charts
 * @param versions - ranges of the packages
 * @returns the new text; undefined when nothing has to change
 * @example mergePackageJson(undefined, ['charts/web'], { jest: '^30.0.0' })
 */
export const mergePackageJson = (
  present: JsonObject | undefined,
  chartDirs: readonly string[],
  versions: Readonly<Record<string, string>>,
): string | undefined => {
  const base = present ?? { private: true };
  const scripts = newScripts(partOf(base, 'scripts'), chartDirs);
  const installed = { ...partOf(base, 'dependencies'), ...partOf(base, 'devDependencies') };
  const packages = Object.fromEntries(Object.entries(versions).filter(([name]) => !(name in installed)));
  if (Object.keys(scripts).length === 0 && Object.keys(packages).length === 0) return undefined;
  const merged = {
    ...base,
    scripts: { ...partOf(base, 'scripts'), ...scripts },
    devDependencies: { ...partOf(base, 'devDependencies'), ...packages },
  };
  return `${JSON.stringify(merged, undefined, 2)}\n`;
};

/**
 * The script that runs the tests, as one would type it.
 *
 * @param present - package.json before init; undefined when there is none
 * @example testCommand({ scripts: { test: 'mocha' } }) // 'npm run test:charts'
 */
export const testCommand = (present: JsonObject | undefined): string => {
  const scripts = partOf(present ?? {}, 'scripts');
  return 'test:charts' in { ...scripts, ...newScripts(scripts, []) } ? 'npm run test:charts' : 'npm test';
};
