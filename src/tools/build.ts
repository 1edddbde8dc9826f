import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { runProcess } from '../process/index.js';
import type { Tool } from './catalog.js';
import { projectPath } from './project.js';

const bothWaysOut = (tool: Tool): string =>
  `Install Go from https://go.dev/dl and run again, or put ${tool.name} ${tool.version} on PATH.`;

/**
 * Builds a program from the modules pinned in tools/; go.sum fixes every byte of its source.
 *
 * @param tool - what to build
 * @param destination - path of the program; it appears there whole or not at all
 * @param signal - ends the build
 * @returns nothing; a failure when Go is missing, the modules cannot be fetched, or the build fails
 * @example
 * await buildTool(describeTool('etcd'), '/cache/tools/etcd/3.6.8/etcd');
 */
export const buildTool = async (
  tool: Tool,
  destination: string,
  signal?: AbortSignal,
): Promise<Result<undefined>> => {
  const partial = join(dirname(destination), `.build-${String(process.pid)}`);
  const args = [
    'build',
    '-C',
    projectPath('tools', tool.module),
    '-mod=readonly',
    '-buildvcs=false',
    '-trimpath',
    '-ldflags',
    tool.linkerFlags,
    '-o',
    partial,
    tool.package,
  ];
  try {
    const output = await runProcess('go', args, {
      // A user's workspace file or C compiler must not change what is built.
      environment: { CGO_ENABLED: '0', GOWORK: 'off' },
      installHint: bothWaysOut(tool),
      ...(signal && { signal }),
    });
    if (isFailure(output)) {
      if (!output.problem.message.includes('not found')) return output;
      const message = `${tool.name} ${tool.version} cannot be downloaded or built here: there is no network and no Go.`;
      return failure(problem('tool', message, bothWaysOut(tool)));
    }
    if (output.value.exitCode !== 0) {
      const message = `${tool.name} ${tool.version} could not be built: ${lastLine(output.value.stderr)}`;
      const hint = `Check that the Go module proxy can be reached (go env GOPROXY), or put ${tool.name} ${tool.version} on PATH.`;
      return failure(problem('tool', message, hint, output.value.stderr));
    }
    await rename(partial, destination);
    return success(undefined);
  } finally {
    await rm(partial, { force: true });
  }
};

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';
