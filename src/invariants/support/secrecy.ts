/** Names that tell of a secret. The end of the name decides: `DB_PASSWORD` is one, `PASSWORD_MIN_LENGTH` is not. */
const SECRET_NAME =
  /(?:^|[^a-z])(?:pass(?:word|wd|phrase)|pwd|secret|token|api[-_.]?key|access[-_.]?key|private[-_.]?key|encrypt(?:ion)?[-_.]?key|signing[-_.]?key|credentials?|erlang[-_.]?cookie)$/;

/** Values that are one whatever their name. */
const SECRET_VALUES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'a private key'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}\b/, 'a GitHub token'],
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, 'a JSON Web Token'],
  // user:password@host, where the password is not a reference such as ${PASSWORD} or $(PASSWORD).
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:(?![$<{*])[^\s/:@]+@/i, 'an address with a password'],
];

/** A reference to a secret, an empty value, a switch or a path is not one. */
const HARMLESS_VALUE = /^(?:|true|false|\d{1,5}|\$[({].*[)}]|<[^>]*>|\*+|\/[\w./-]*|file:.*)$/;

// camelCase becomes words, so that dbPassword ends like db_password.
const toWords = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/**
 * Tells what a plain value gives away. A guess by name and by value; encodings and files of unusual names escape it.
 *
 * @param name - of the variable or key
 * @returns what it is, or undefined for a harmless one
 * @example secretIn('DB_PASSWORD', 'hunter2') // 'a password or key, by its name'
 */
export function secretIn(name: string, value: string): string | undefined {
  const [, description] = SECRET_VALUES.find(([pattern]) => pattern.test(value)) ?? [];
  if (description !== undefined) return description;
  return SECRET_NAME.test(toWords(name)) && !HARMLESS_VALUE.test(value.trim())
    ? 'a password or key, by its name'
    : undefined;
}

/** `key: value`, `key=value` and `key => value` lines, the forms of most program configuration. */
const SETTING_LINE = /^\s*(?:-\s+)?["']?([\w.-]+)["']?\s*(?:=>|[:=])\s*(.*?)\s*$/;

const unquote = (value: string): string => value.replace(/^(["'])(.*)\1$/, '$2');

/**
 * Finds what a configuration file gives away, line by line.
 *
 * @returns the first one with its line, from 1
 * @example secretInFile('db:\n  password: hunter2') // { line: 2, what: 'a password or key, by its name' }
 */
export function secretInFile(content: string): { readonly line: number; readonly what: string } | undefined {
  for (const [index, line] of content.split('\n').entries()) {
    const [, name = '', value = ''] = SETTING_LINE.exec(line) ?? [];
    const what = secretIn(name, unquote(value === '' && name === '' ? line : value)) ?? secretIn('', line);
    if (what !== undefined) return { line: index + 1, what };
  }
  return undefined;
}
