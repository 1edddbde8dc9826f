import { open, readFile, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import { isJsonObject, parseYamlFile } from '../../../yaml/index.js';

/** mysqldump's last line, without which the dump was cut short. */
const COMPLETE = '-- Dump completed';
const TAIL_BYTES = 4096;

/**
 * Makes sure that a dump of the database is whole.
 *
 * @returns a failure when the file is missing, or mysqldump did not end as it should
 * @example await checkDump('dump.sql');
 */
export const checkDump = async (path: string): Promise<Result<undefined>> => {
  const again = 'Make the dump again and look at what mysqldump says.';
  try {
    const { size } = await stat(path);
    const file = await open(path);
    try {
      const length = Math.min(size, TAIL_BYTES);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      if (buffer.toString('latin1').includes(COMPLETE)) return success(undefined);
    } finally {
      await file.close();
    }
    return failure(
      problem('input', `${path} is no complete dump: it does not end with "${COMPLETE}".`, again),
    );
  } catch {
    return failure(problem('usage', `There is no dump at ${path}.`, 'Check the path given with --dump.'));
  }
};

/** Who else can read it has no business with it, though it holds no password. */
const OWNER_ONLY = 0o600;

/**
 * Writes the values that the user keeps; the same text again is no change.
 *
 * @returns a failure when another file is there, which stays
 * @example await saveValues('adopted-values.yaml', text);
 */
export const saveValues = async (path: string, text: string): Promise<Result<undefined>> => {
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present === text) return success(undefined);
  if (present !== undefined) {
    const message = `${path} is there already, with other content.`;
    return failure(problem('input', message, 'Move it away, or name another file with --save-values.'));
  }
  try {
    await writeFileAtomic(path, text, { mode: OWNER_ONLY });
    return success(undefined);
  } catch (error) {
    const message = `${path} cannot be written: ${(error as Error).message}.`;
    return failure(problem('input', message, 'Name another file with --save-values.'));
  }
};

/**
 * The way in that a stack of values asks for, by its last file that says so.
 *
 * @returns undefined when none does
 * @example await exposureTypeOf(['environments/nks.yaml']) // 'loadBalancer'
 */
export const exposureTypeOf = async (files: readonly string[]): Promise<Result<string | undefined>> => {
  let type: string | undefined;
  for (const file of files) {
    const parsed = parseYamlFile(await readFile(file, 'utf8'), file);
    if (isFailure(parsed)) return parsed;
    const global = isJsonObject(parsed.value) ? parsed.value['global'] : undefined;
    const exposure = isJsonObject(global) ? global['exposure'] : undefined;
    const given = isJsonObject(exposure) ? exposure['type'] : undefined;
    if (typeof given === 'string') type = given;
  }
  return success(type);
};
