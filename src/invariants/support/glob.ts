const compiled = new Map<string, RegExp>();

const compile = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

/**
 * Tells whether a name fits a pattern in which `*` stands for any text. Path globs are no help here: image
 * references and `Kind/name` hold slashes that mean nothing.
 *
 * @example fits('docker.io/egovframe/*', 'docker.io/egovframe/admin:latest') // true
 */
export const fits = (pattern: string, name: string): boolean => {
  const expression = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, expression);
  return expression.test(name);
};
