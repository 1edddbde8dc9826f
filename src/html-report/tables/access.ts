import type { Release } from '../../manifest/index.js';
import { shortName } from '../identity.js';
import { entrancesOf } from '../map/entrances.js';
import { toFacts, type Facts } from './facts.js';

/**
 * How each component is reached from outside.
 *
 * @example exposureFacts(release).get('portal') // 'NodePort :30012'
 */
export const exposureFacts = (release: Release): Facts =>
  toFacts(
    entrancesOf(release).map(({ object, kind, addresses }) => [
      shortName(object.metadata.name, release),
      `${kind} ${addresses.join(' ')}`,
    ]),
  );

/**
 * The ports of each Service.
 *
 * @example portFacts(release).get('mysql') // '3306 tcp-mysql'
 */
export const portFacts = (release: Release): Facts =>
  toFacts(
    release
      .ofKind('Service')
      .flatMap(({ metadata, document }) =>
        (document.spec.ports ?? []).map(({ port, name = '' }): [string, string] => [
          shortName(metadata.name, release),
          `${String(port)} ${name}`.trim(),
        ]),
      ),
  );
