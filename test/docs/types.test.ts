import { describe, expect, it } from '@jest/globals';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { projectPath } from '../../src/tools/index.js';
import { codeBlocks, type CodeBlock } from '../support/index.js';
import { PAGES, isCheckoutPage, pathOf } from './support/pages.js';

/** Where a program stands: in its place in a checkout, or under a name beside this test that only it knows. */
const placeOf = (page: string, { file, line }: CodeBlock): string =>
  file !== undefined && isCheckoutPage(page)
    ? projectPath(file)
    : projectPath('test', 'docs', `${page}-${line}.mts`);

/** The programs on the pages by their places. */
const programs = new Map(
  PAGES.flatMap((page) =>
    codeBlocks(pathOf(page))
      .filter(({ language }) => language === 'ts')
      .map((block) => [placeOf(page, block), block.text] as const),
  ),
);

const readOptions = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(projectPath('tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    readonly config: unknown;
  };
  return {
    ...ts.parseJsonConfigFileContent(config, ts.sys, projectPath()).options,
    // What a user imports from the package.
    paths: {
      'egov-msa': [projectPath('src', 'index.ts')],
      'egov-msa/jest': [projectPath('src', 'jest', 'index.ts')],
    },
  };
};

const check = (files: ReadonlyMap<string, string>): readonly string[] => {
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const onDisk = ts.createCompilerHost(options);
  host.fileExists = (path) => files.has(path) || onDisk.fileExists(path);
  host.readFile = (path) => files.get(path) ?? onDisk.readFile(path);
  host.getSourceFile = (path, version) => {
    const text = files.get(path);
    return text === undefined
      ? onDisk.getSourceFile(path, version)
      : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${basename(path)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
};

describe('the programs in the documentation', () => {
  it('have the right types', () => {
    expect(programs.size).toBeGreaterThan(3);
    expect(check(programs)).toEqual([]);
  }, 120_000);

  it('would not pass with a matcher or a function that there is not', () => {
    const path = join(dirname([...programs.keys()][0] ?? ''), 'wrong.mts');
    const text = `import { expect } from '@jest/globals';
import { loadCharts } from 'egov-msa';
import 'egov-msa/jest';
expect(loadCharts).toExposePorts(80);
`;
    expect(check(new Map([[path, text]]))).toEqual([
      expect.stringContaining("no exported member named 'loadCharts'"),
      expect.stringContaining("'toExposePorts' does not exist"),
    ]);
  }, 120_000);
});
