import { DEFAULT_USERNAME } from '../carry/database.js';
import { databaseSecret } from '../values.js';
import type { Draft, StepsSource } from './source.js';

export const secretStep = ({ snapshot, database, request }: StepsSource): Draft => {
  const { username = DEFAULT_USERNAME } = database;
  const name = databaseSecret(request.release);
  const namespace = snapshot.live.namespace;
  return {
    id: 'carry-password',
    title: `Carry the database password over into Secret ${name}`,
    details: [
      `Account ${username} with the password from ${database.passwordSource}; root gets a new one, which you set at the end.`,
      'To carry another one, make the Secret yourself first, with the keys username, password and root-password.',
    ],
    back: `kubectl delete secret ${name} --namespace ${namespace}`,
    done: snapshot.live.find('Secret', name) !== undefined,
    action: {
      type: 'create-secret',
      name,
      data: { username, password: database.password },
    },
  };
};
