import { generateKey } from 'openpgp';
import { execa } from 'execa';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A chart that installs one ConfigMap; returns its folder. */
export const writeChart = (parent: string, version = '1.0.0', colour = 'blue'): string => {
  const directory = join(parent, 'web');
  const files = {
    'Chart.yaml': `apiVersion: v2\nname: web\ndescription: A small chart\nversion: ${version}\nmaintainers:\n  - name: minister\n`,
    'values.yaml': `color: ${colour}\n`,
    'templates/config.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  color: {{ .Values.color | quote }}\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
};

/** A secret key in a file, as gpg exports it. */
export interface KeyFiles {
  readonly keyring: string;
  readonly passphraseFile: string;
}

/** Makes a key of `user@example.go.kr` with the passphrase `open sesame`. */
export const writeKey = async (directory: string, user: string): Promise<KeyFiles> => {
  const { privateKey } = await generateKey({
    userIDs: [{ name: user, email: `${user}@example.go.kr` }],
    passphrase: 'open sesame',
    format: 'binary',
  });
  const keyring = join(directory, `${user}.gpg`);
  const passphraseFile = join(directory, `${user}.txt`);
  writeFileSync(keyring, privateKey);
  writeFileSync(passphraseFile, 'open sesame\n');
  return { keyring, passphraseFile };
};

/** The options that sign with a key. */
export const signedBy = (user: string, { keyring, passphraseFile }: KeyFiles): readonly string[] => [
  '--sign',
  `${user}@example.go.kr`,
  '--keyring',
  keyring,
  '--passphrase-file',
  passphraseFile,
];

/** Every file of a folder with its content, to see that nothing changed. */
export const contentOf = (directory: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(directory, name), 'base64')]),
  );

/** Helm 3 and Helm 4, which the global set-up has found or built. */
export const HELMS = [
  ['Helm 4', process.env['EGOV_MSA_HELM'] ?? 'helm'],
  ['Helm 3', process.env['EGOV_MSA_HELM3'] ?? 'helm3'],
] as const;

/** Runs a helm with its cache, repositories and credentials in a folder of the test. */
export const helmIn = async (home: string, helm: string, ...args: readonly string[]) => {
  const env = {
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_DATA_HOME: join(home, 'data'),
  };
  const { exitCode, stdout, stderr } = await execa(helm, args, { cwd: home, env, reject: false });
  return { exitCode, stdout, stderr };
};
