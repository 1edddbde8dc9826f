import { afterAll } from '@jest/globals';
import { transformFile } from '@swc/core';
import { execa, type ResultPromise } from 'execa';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { glob } from 'tinyglobby';

const transpile = async (directory: string): Promise<void> => {
  await copyFile('package.json', join(directory, 'package.json'));
  for (const file of await glob('src/**/*.ts')) {
    const { code } = await transformFile(file, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    const path = join(directory, file.replace(/\.ts$/, '.js'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, code);
  }
};

/** Starts code that sees the folder of the toolkit's modules as `process.argv[1]`, then the arguments. */
export type StartProcess = (code: string, args: readonly string[]) => ResultPromise;

/**
 * Runs pieces of code that use the toolkit in processes of their own, as another command at the same time would.
 *
 * @returns a function that gets ready and gives the one that starts a process
 */
export function useSecondProcess(): () => Promise<StartProcess> {
  let directory: Promise<string> | undefined;
  const build = async (): Promise<string> => {
    const cache = join(process.cwd(), 'node_modules', '.cache');
    await mkdir(cache, { recursive: true });
    const created = await mkdtemp(join(cache, 'egov-msa-test-'));
    await transpile(created);
    return created;
  };
  afterAll(async () => {
    if (directory !== undefined) await rm(await directory, { recursive: true, force: true });
  });
  return async () => {
    const source = join(await (directory ??= build()), 'src');
    return (code, args) => execa('node', ['--input-type=module', '--eval', code, '--', source, ...args]);
  };
}
