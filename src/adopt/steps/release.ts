import type { Alias, StageName } from '../types.js';
import { isReached, type Draft, type StepsSource } from './source.js';

export const releaseStep = (
  source: StepsSource,
  stage: StageName,
  texts: Pick<Draft, 'title' | 'details' | 'interruption'>,
  aliases: readonly Alias[] = [],
): Draft => {
  const { request, snapshot } = source;
  const namespace = snapshot.live.namespace;
  return {
    id: `release-${stage}`,
    ...texts,
    back:
      stage === 'beside'
        ? `helm uninstall ${request.release} --namespace ${namespace}`
        : `helm rollback ${request.release} --namespace ${namespace}`,
    done: isReached(source, stage),
    action: { type: 'release', stage, aliases },
  };
};
