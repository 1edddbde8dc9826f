import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { create, extract } from 'tar';
import { glob } from 'tinyglobby';

/** The time that npm gives to every file of a package: some programs refuse files of 1970. */
const FILE_TIME = new Date('1985-10-26T08:15:00.000Z');
/** Read for all, write for the owner; the umask of whoever packages must not show. */
const FILE_MODE = 0o644;
/** The archive is written once and downloaded often. */
const COMPRESSION_LEVEL = 9;

/**
 * The SHA-256 of a file, as helm's index and provenance have it.
 *
 * @example await sha256Of('egov-msa-0.1.0.tgz')
 */
export const sha256Of = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

/**
 * Writes a chart's archive anew so that its bytes follow from its content alone: `helm package` stores the
 * time of packaging (Helm 3) or of the checkout (Helm 4). Names are sorted, times, owners and modes fixed.
 *
 * @param archive - path of a .tgz; replaced whole or not at all
 * @example await normaliseArchive('egov-msa-0.1.0.tgz')
 * @see https://reproducible-builds.org/docs/archives/
 */
export const normaliseArchive = async (archive: string): Promise<void> => {
  const workspace = join(dirname(archive), '.archive');
  const content = join(workspace, 'content');
  const written = join(workspace, 'written.tgz');
  try {
    await mkdir(content, { recursive: true });
    await extract({ file: archive, cwd: content });
    const files = [...(await glob('**/*', { cwd: content, dot: true }))].sort();
    await Promise.all(files.map((file) => chmod(join(content, file), FILE_MODE)));
    await create(
      {
        file: written,
        cwd: content,
        gzip: { level: COMPRESSION_LEVEL },
        portable: true,
        mtime: FILE_TIME,
        strict: true,
      },
      files.map((file) => (file.startsWith('@') ? `./${file}` : file)),
    );
    await rename(written, archive);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
};
