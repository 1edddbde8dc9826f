import { describe, expect, it } from '@jest/globals';
import { partsOf } from '../../src/invariants/support/images.js';
import {
  CONTAINER_PORT_NAME,
  DNS_LABEL,
  LABEL_VALUE,
  faultOfKey,
  faultOfName,
  nameFormOf,
} from '../../src/invariants/support/name-rules.js';
import { secretIn, secretInFile } from '../../src/invariants/support/secrecy.js';

const byName = 'a password or key, by its name';

describe('a plain value', () => {
  it.each([
    ['DB_PASSWORD', 'hunter2', byName],
    ['dbPassword', 'hunter2', byName],
    ['spring.mail.password', 'hunter2', byName],
    ['API-KEY', 'abc', byName],
    ['RABBITMQ_ERLANG_COOKIE', 'abc', byName],
    ['GREETING', '-----BEGIN RSA PRIVATE KEY-----', 'a private key'],
    ['URL', 'amqp://guest:guest@broker:5672', 'an address with a password'],
    ['AWS', 'AKIAIOSFODNN7EXAMPLE', 'an AWS access key'],
  ])('is a secret: %s=%s', (name, value, expected) => {
    expect(secretIn(name, value)).toBe(expected);
  });

  it.each([
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', '${DB_PASSWORD}'],
    ['DB_PASSWORD', '$(DB_PASSWORD)'],
    ['PASSWORD_MIN_LENGTH', 'eight'],
    ['USE_TOKEN', 'true'],
    ['TOKEN_SECRET_FILE', '/run/secrets/token'],
    ['PASSWORD', '/run/secrets/password'],
    ['MONKEY', 'banana'],
    ['URL', 'amqp://guest:${PASSWORD}@broker'],
    ['URL', 'http://broker:15672/'],
  ])('is none: %s=%s', (name, value) => {
    expect(secretIn(name, value)).toBeUndefined();
  });

  it('is found in a file by its line', () => {
    expect(secretInFile('a: 1\n- token: abc\n')).toEqual({ line: 2, what: byName });
    expect(secretInFile('spring.datasource.password=abc')).toEqual({ line: 1, what: byName });
    expect(secretInFile('password => "abc"')).toEqual({ line: 1, what: byName });
    expect(secretInFile('password => "${PASSWORD}"')).toBeUndefined();
    expect(secretInFile('password: ${PASSWORD}\n')).toBeUndefined();
  });
});

describe('an image reference', () => {
  it.each([
    ['nginx', { name: 'nginx' }],
    ['nginx:1.27', { name: 'nginx', tag: '1.27' }],
    ['localhost:5000/nginx', { name: 'localhost:5000/nginx' }],
    ['localhost:5000/a/nginx:1', { name: 'localhost:5000/a/nginx', tag: '1' }],
    ['nginx@sha256:abc', { name: 'nginx', digest: 'sha256:abc' }],
    ['r/nginx:1@sha256:abc', { name: 'r/nginx', tag: '1', digest: 'sha256:abc' }],
  ])('%s has its parts', (image, expected) => {
    expect(partsOf(image)).toEqual(expected);
  });
});

describe('a name', () => {
  const letters = (count: number): string => 'a'.repeat(count);

  it.each([
    ['Service', 63],
    ['StatefulSet', 52],
    ['CronJob', 52],
    ['Job', 63],
    ['ConfigMap', 253],
  ])('of a %s has at most %i characters', (kind, most) => {
    expect(faultOfName(letters(most), nameFormOf(kind))).toBeUndefined();
    expect(faultOfName(letters(most + 1), nameFormOf(kind))).toBe(
      `has ${most + 1} characters, ${most} at most`,
    );
  });

  it.each([
    ['a-b', DNS_LABEL, true],
    ['a.b', DNS_LABEL, false],
    ['-a', DNS_LABEL, false],
    ['system:web', nameFormOf('ClusterRole'), true],
    ['http', CONTAINER_PORT_NAME, true],
    ['8080', CONTAINER_PORT_NAME, false],
    ['a--b', CONTAINER_PORT_NAME, false],
    ['1.0_x', LABEL_VALUE, true],
    ['', LABEL_VALUE, true],
    ['1.0-', LABEL_VALUE, false],
  ])('%s fits its form: %#', (name, form, fits) => {
    expect(faultOfName(name, form) === undefined).toBe(fits);
  });

  it.each([
    ['name', undefined],
    ['app.kubernetes.io/name', undefined],
    ['app.kubernetes.io/', 'has no name'],
    ['App/name', 'is not made of lower-case letters, digits, hyphens and dots'],
    [`a/${letters(64)}`, 'has 64 characters, 63 at most'],
  ])('%s is judged as the key of a label', (key, expected) => {
    expect(faultOfKey(key)).toBe(expected);
  });
});
