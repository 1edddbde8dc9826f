import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { V1CustomResourceDefinition } from '@kubernetes/client-node';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { askApiServer } from './api.js';
import { readDefinitions } from './definitions.js';
import { clusterLayout } from './layout.js';
import type { RunningCluster } from './start.js';

/** A definition is served within a second; on a busy machine it may take much longer. */
const TIMEOUT_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 50;
const CREATED = 201;
const CONFLICT = 409;
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

type Ask = (path: string, post?: string) => ReturnType<typeof askApiServer>;

const groupVersionsOf = ({ spec }: V1CustomResourceDefinition): readonly string[] =>
  spec.versions.filter(({ served }) => served).map(({ name }) => `${spec.group}/${name}`);

interface Discovery {
  readonly groups?: readonly { readonly versions: readonly { readonly groupVersion: string }[] }[];
  readonly resources?: readonly { readonly name: string }[];
}

const discover = async (ask: Ask, path: string): Promise<Discovery> => {
  const answer = await ask(path);
  return answer?.status === 200 ? (JSON.parse(answer.text) as Discovery) : {};
};

/** Whether discovery names every resource: helm and kubectl know what it names and nothing else. */
const isServed = async (ask: Ask, definitions: readonly V1CustomResourceDefinition[]): Promise<boolean> => {
  const { groups = [] } = await discover(ask, '/apis');
  const known = groups.flatMap(({ versions }) => versions.map(({ groupVersion }) => groupVersion));
  const wanted = [...new Set(definitions.flatMap(groupVersionsOf))];
  if (!wanted.every((groupVersion) => known.includes(groupVersion))) return false;
  const named = await Promise.all(
    wanted.map(async (groupVersion) => {
      const { resources = [] } = await discover(ask, `/apis/${groupVersion}`);
      return resources.map(({ name }) => `${groupVersion}/${name}`);
    }),
  );
  const all = new Set(named.flat());
  return definitions.every((definition) =>
    groupVersionsOf(definition).every((version) => all.has(`${version}/${definition.spec.names.plural}`)),
  );
};

/**
 * Gives a cluster the custom resources of projects and waits until it serves them; what is there already stays.
 *
 * @param cluster - an embedded cluster
 * @param sources - see `definitionSources`
 * @param signal - ends the waiting
 * @returns how many definitions were missing; a failure when one is refused or not served in time
 * @example
 * await installDefinitions(cluster, ['istio']);
 */
export const installDefinitions = async (
  { name, directory, server }: RunningCluster,
  sources: readonly string[],
  signal?: AbortSignal,
): Promise<Result<number>> => {
  const layout = clusterLayout(name, dirname(directory));
  if (isFailure(layout) || sources.length === 0) return success(0);
  const port = Number(new URL(server).port);
  const ask: Ask = (path, post) =>
    askApiServer(layout.value, port, {
      path,
      timeoutMilliseconds: TIMEOUT_MILLISECONDS,
      ...(post === undefined ? {} : { post }),
    });
  const refused = (detail?: string): Result<never> => {
    const message = `The cluster "${name}" does not serve the custom resources of ${sources.join(', ')}.`;
    return failure(problem('cluster', message, 'Run again on a less busy machine.', detail));
  };
  const definitions = sources.flatMap(readDefinitions);
  const answers = await Promise.all(
    definitions.map((definition) => ask(DEFINITIONS, JSON.stringify(definition))),
  );
  const wrong = answers.filter((answer) => ![CREATED, CONFLICT].includes(answer?.status ?? 0));
  if (wrong.length > 0) return refused(wrong[0]?.text);
  const deadline = Date.now() + TIMEOUT_MILLISECONDS;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (await isServed(ask, definitions)) {
      return success(answers.filter((answer) => answer?.status === CREATED).length);
    }
    await sleep(POLL_MILLISECONDS);
  }
  return refused();
};
