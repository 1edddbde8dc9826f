import { runProcess } from '../../src/process/index.js';
import { failure, isFailure, problem, success, type Result } from '../../src/result/index.js';
import type { SchemaSource } from './sources.js';

/** A Go module on this machine, its bytes checked against go.sum. */
export interface GoModule {
  readonly path: string;
  /** With `v`. */
  readonly version: string;
  /** `h1:` and the hash of its files, as in go.sum. */
  readonly sum: string;
  readonly directory: string;
}

interface DownloadedModule {
  readonly Path: string;
  readonly Version: string;
  readonly Sum: string;
  readonly Dir: string;
}

/** `go mod download -json` writes one object after the other. */
const BETWEEN_OBJECTS = /(?<=^\})\s+(?=\{$)/m;

/**
 * Downloads the modules of a go.mod, or takes them from Go's cache.
 *
 * @param directory - holds go.mod and a go.sum with the sums of the modules' files
 * @example const modules = throwIfFailed(await downloadModules('tools/schemas'));
 */
export async function downloadModules(directory: string): Promise<Result<readonly GoModule[]>> {
  const output = await runProcess('go', ['mod', 'download', '-json'], {
    cwd: directory,
    environment: { GOWORK: 'off', GOFLAGS: '-mod=readonly' },
    installHint: 'Install Go 1.26 or newer; only making the schemas needs it.',
  });
  if (isFailure(output)) return output;
  if (output.value.exitCode !== 0) {
    return failure(
      problem(
        'tool',
        'The Go modules that the schemas are made from cannot be downloaded.',
        'Check that the Go module proxy can be reached (go env GOPROXY).',
        output.value.stderr,
      ),
    );
  }
  const modules = output.value.stdout
    .trim()
    .split(BETWEEN_OBJECTS)
    .map((text) => JSON.parse(text) as DownloadedModule)
    .map(({ Path, Version, Sum, Dir }) => ({ path: Path, version: Version, sum: Sum, directory: Dir }));
  return success(modules);
}

/**
 * Finds the module of a source.
 *
 * @example moduleOf(source, modules)
 */
export function moduleOf(source: SchemaSource, modules: readonly GoModule[]): Result<GoModule> {
  const found = modules.find(
    ({ path, version }) => path === source.module && version.startsWith(source.versionPrefix),
  );
  if (found !== undefined) return success(found);
  const message = `tools/schemas/go.mod does not require ${source.module} ${source.versionPrefix}*.`;
  return failure(problem('internal', message, 'Add it there, with its sums in go.sum.'));
}
