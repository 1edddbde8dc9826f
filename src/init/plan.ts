import { dirname } from 'node:path';
import { settingsFile } from './exceptions.js';
import { firstTest } from './first-test.js';
import { mergePackageJson, testCommand } from './package-json.js';
import type { InitFile, RepositoryFacts } from './types.js';

export const CT_FILE = 'ct.yaml';
export const SETTINGS = 'chart-checks.yaml';
export const JEST_FILE = 'jest.config.mjs';
export const WORKFLOW = '.github/workflows/charts.yaml';
export const PACKAGE = 'package.json';
const GITIGNORE = '.gitignore';
const IGNORED = 'node_modules/';

/**
 * Path of the first test of a chart.
 *
 * @example testFile('web') // 'test/web.test.mjs'
 */
export const testFile = (chart: string): string => `test/${chart}.test.mjs`;

const chartDirsOf = ({ charts }: RepositoryFacts): readonly string[] => [
  ...new Set(charts.map(({ directory }) => dirname(directory))),
];

const ctFile = (facts: RepositoryFacts): string =>
  [
    "# Settings of `npx egov-msa lint`, `install` and `list-changed`, and of chart-testing's `ct`.",
    'remote: origin',
    `target-branch: ${facts.branch}`,
    'chart-dirs:',
    ...chartDirsOf(facts).map((directory) => `  - ${directory}`),
    '',
    '# Asks the Git host about every maintainer: it needs the network.',
    'validate-maintainers: false',
    '',
  ].join('\n');

const jestFile = `/** Tests are ES modules and run as they are. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.mjs'],
  transform: {},
};
`;

const workflow = ({
  branch,
  packageJson,
}: RepositoryFacts): string => `# Lints, checks and tests the charts at every push and pull request.
name: charts
on:
  push:
    branches: [${branch}]
  pull_request:
permissions:
  contents: read
jobs:
  charts:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          # Changed charts are found by comparing with the target branch.
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - uses: azure/setup-helm@v4
      - run: npm install
      - run: npm run lint:charts
      - run: npm run check:charts -- --output github
      - run: ${testCommand(packageJson)}
`;

const newFile = ({ present }: RepositoryFacts, path: string, content: string, purpose: string): InitFile =>
  present.includes(path)
    ? { path, action: 'keep', purpose: 'it is there already' }
    : { path, action: 'create', content, purpose };

const packageFile = (facts: RepositoryFacts): InitFile => {
  const directories = facts.charts.map(({ directory }) => directory);
  const content = mergePackageJson(facts.packageJson, directories, facts.versions);
  if (content === undefined)
    return { path: PACKAGE, action: 'keep', purpose: 'it has the scripts and packages' };
  return {
    path: PACKAGE,
    action: facts.packageJson === undefined ? 'create' : 'merge',
    content,
    purpose: 'scripts and packages',
  };
};

const gitignoreFile = ({ gitignore }: RepositoryFacts): InitFile => {
  if (gitignore === undefined)
    return {
      path: GITIGNORE,
      action: 'create',
      content: `${IGNORED}\n`,
      purpose: 'leaves packages out of git',
    };
  if (/^\/?node_modules\/?$/m.test(gitignore))
    return { path: GITIGNORE, action: 'keep', purpose: 'it has node_modules' };
  const text = gitignore === '' || gitignore.endsWith('\n') ? gitignore : `${gitignore}\n`;
  return {
    path: GITIGNORE,
    action: 'merge',
    content: `${text}${IGNORED}\n`,
    purpose: 'leaves packages out of git',
  };
};

/**
 * Plans the files that set the toolkit up in a repository; none that is there is overwritten.
 *
 * @example planInit(facts).filter(({ action }) => action === 'create').map(({ path }) => path)
 */
export const planInit = (facts: RepositoryFacts): readonly InitFile[] => [
  newFile(facts, CT_FILE, ctFile(facts), 'settings of lint and install'),
  newFile(facts, SETTINGS, settingsFile(facts.charts), 'settings of the checks'),
  packageFile(facts),
  newFile(facts, JEST_FILE, jestFile, 'settings of the tests'),
  ...facts.charts.map((chart) =>
    newFile(facts, testFile(chart.name), firstTest(chart), `first test of ${chart.name}`),
  ),
  newFile(facts, WORKFLOW, workflow(facts), 'runs all of it at every push'),
  gitignoreFile(facts),
];
