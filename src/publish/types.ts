import type { HelmProgram } from '../render/index.js';

/** A packaged chart in a folder of its own. */
export interface ChartPackage {
  readonly name: string;
  readonly version: string;
  /** Absolute path of the archive, `<name>-<version>.tgz`. */
  readonly file: string;
  /** SHA-256 of the archive, hex. */
  readonly digest: string;
}

/** Whose key signs, and where it is. */
export interface SigningKey {
  /** Part of the key's user id, or its fingerprint; empty takes the only key of the ring. */
  readonly name: string;
  /** Secret keys, binary as `gpg --export-secret-keys` writes them, or armored. */
  readonly keyring: string;
  /** File with the passphrase in its first line. */
  readonly passphraseFile?: string;
}

/** An OCI registry and the path below which charts lie. */
export interface OciTarget {
  /** `oci://registry/path`. */
  readonly url: string;
  /** No TLS, for a registry on the loopback or in a closed network. */
  readonly plainHttp: boolean;
}

/** A folder that a web server serves as a chart repository. */
export interface RepositoryTarget {
  /** Absolute path; made when missing. */
  readonly directory: string;
  /** Address of the folder on the web; without it, the index has addresses relative to itself. */
  readonly url?: string;
}

/** The programs and limits that every step of publishing shares. */
export interface PublishTools {
  readonly helm: HelmProgram;
  readonly signal?: AbortSignal;
}

/** What happened at one target. */
export type TargetOutcome = 'published' | 'present';
