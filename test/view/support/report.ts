import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from '../../../src/cli/commands/report/generate.js';
import { readPageParts, writePage } from '../../../src/html-report/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { silentProgress } from '../../../src/terminal/index.js';

/** Where the command line puts a release unless told. */
export const TARGET = { namespace: 'egov', release: 'egov' } as const;

/** A written report. */
export interface WrittenReport {
  readonly address: string;
  readonly bytes: number;
  readonly remove: () => void;
}

/** Writes the report of the defaults and of every environment, with the upgrade from one of them. */
export const writeWholeReport = async (): Promise<WrittenReport> => {
  const context = {
    print: () => undefined,
    progress: silentProgress,
    signal: new AbortController().signal,
  };
  const options = { ...TARGET, all: true, from: 'vagrant', port: 0 };
  const { model } = throwIfFailed(await generate(options, undefined, context));
  const html = writePage(model, throwIfFailed(await readPageParts()));
  const directory = mkdtempSync(join(tmpdir(), 'egov-msa-report-'));
  const file = join(directory, 'report.html');
  writeFileSync(file, html);
  return {
    address: pathToFileURL(file).href,
    bytes: Buffer.byteLength(html),
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
