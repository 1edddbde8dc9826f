import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheRoot } from '../../src/cache/index.js';
import { codeBlocks, type CodeBlock } from '../support/index.js';
import { missingPart } from './support/output.js';
import { PAGES, isCheckoutPage, isClusterPage, pathOf } from './support/pages.js';
import { createSandbox, type Sandbox } from './support/sandbox.js';

/** A command is followed by what it prints, where the page shows it: in the same section. */
const outputAfter = (blocks: readonly CodeBlock[], index: number): string | undefined => {
  const next = blocks[index + 1];
  return next?.language === 'text' && next.section === blocks[index]?.section ? next.text : undefined;
};

const isStep = ({ language, file, notRun }: CodeBlock): boolean =>
  file !== undefined || (language === 'sh' && notRun === undefined);

const titleOf = ({ file, text }: CodeBlock): string => file ?? text.replaceAll('\n', ' && ');

// The pages share what can be made again: unpacked schemas, and with all tests the renders of the same charts.
const cache = mkdtempSync(join(tmpdir(), 'egov-msa-docs-cache-'));

beforeAll(() => {
  const renders = join(cacheRoot(), 'renders');
  mkdirSync(renders, { recursive: true });
  symlinkSync(renders, join(cache, 'renders'));
});

afterAll(() => {
  rmSync(cache, { recursive: true, force: true });
});

describe.each(PAGES.filter((page) => !isClusterPage(page) && codeBlocks(pathOf(page)).some(isStep)))(
  'docs/%s',
  (page) => {
    const blocks = codeBlocks(pathOf(page));
    const steps = blocks.flatMap((block, index) =>
      isStep(block) ? [[titleOf(block), block, outputAfter(blocks, index)] as const] : [],
    );
    let sandbox: Sandbox;

    beforeAll(async () => {
      sandbox = await createSandbox(isCheckoutPage(page) ? 'checkout' : 'repository', cache);
    }, 60_000);

    afterAll(() => {
      sandbox.close();
    });

    it.each(steps)(
      'is right about: %s',
      async (_, { file, text }, documented) => {
        if (file !== undefined) {
          sandbox.write(file, text);
          return;
        }
        const { stdout, stderr, exitCode } = await sandbox.run(text);
        const refused = exitCode !== 0;
        expect({ stdout, stderr, refused }).toEqual({ stdout, stderr, refused: text.includes('# refused') });
        const missing = documented === undefined ? undefined : missingPart(documented, [stdout, stderr]);
        expect({ stdout, stderr, missing }).toEqual({ stdout, stderr, missing: undefined });
      },
      180_000,
    );
  },
);
