import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createCleartextMessage, sign, type PrivateKey } from 'openpgp';
import { list } from 'tar';
import { stringify } from 'yaml';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { helmSentence, runHelm } from './helm.js';
import type { ChartPackage, PublishTools } from './types.js';

const chartYamlOf = async ({ file, name }: ChartPackage): Promise<string> => {
  const chunks: Buffer[] = [];
  await list({
    file,
    filter: (path) => path === `${name}/Chart.yaml`,
    onReadEntry: (entry) => {
      entry.on('data', (chunk) => chunks.push(chunk));
    },
  });
  return Buffer.concat(chunks).toString('utf8');
};

/**
 * The text that a provenance file signs: Chart.yaml, a line of three dots, and the sum of the archive.
 *
 * @see https://helm.sh/docs/topics/provenance/#the-provenance-file
 * @example provenanceText('name: web\n', 'web-0.1.0.tgz', 'ab12…')
 */
export const provenanceText = (chartYaml: string, file: string, digest: string): string =>
  `${chartYaml.trimEnd()}\n\n...\n${stringify({ files: { [file]: `sha256:${digest}` } }, { lineWidth: 0 })}`;

/**
 * Writes `<archive>.prov` beside a package, as `helm package --sign` does, and has helm verify it. Helm itself
 * signs only archives that it has just written, whose bytes are not reproducible.
 *
 * @param chartPackage - what to sign
 * @param key - an unlocked secret key
 * @returns the path of the provenance file; a failure when helm does not accept the signature
 * @example
 * await signPackage(chartPackage, key, { helm });
 */
export const signPackage = async (
  chartPackage: ChartPackage,
  key: PrivateKey,
  tools: PublishTools,
): Promise<Result<string>> => {
  const { file, digest } = chartPackage;
  const text = provenanceText(await chartYamlOf(chartPackage), basename(file), digest);
  const message = await createCleartextMessage({ text });
  await writeFile(`${file}.prov`, await sign({ message, signingKeys: key }));
  const ring = join(dirname(file), '.verify.gpg');
  await writeFile(ring, key.toPublic().write());
  const verified = await runHelm(tools, ['verify', `--keyring=${ring}`, '--', file]);
  if (isFailure(verified)) return verified;
  if (verified.value.exitCode === 0) return success(`${file}.prov`);
  return failure(
    problem(
      'tool',
      `helm does not accept the signature of ${basename(file)}: ${helmSentence(verified.value.stderr)}.`,
      'Sign with a key of RSA (3072 bits or more) or Ed25519 that has not expired.',
      verified.value.stderr,
    ),
  );
};
