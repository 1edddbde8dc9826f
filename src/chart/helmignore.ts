interface IgnoreRule {
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
  readonly matches: (path: string) => boolean;
}

/** Tells whether Helm leaves out a path. */
export type IgnoreTest = (path: string, isDirectory: boolean) => boolean;

// Helm adds this rule to every chart: hidden files in templates/ are no templates.
const DEFAULT_RULE = 'templates/.?*';

const REGULAR_EXPRESSION_SYMBOL = /[.+^${}()|]/g;

// Go's filepath.Match: `*` and `?` stop at a slash, `[^a]` negates, a backslash quotes.
const toExpression = (pattern: string): RegExp => {
  const source = pattern.replace(/\\(.)|\[[^\]]*\]|\*|\?|[.+^${}()|]/g, (token, quoted?: string) => {
    if (quoted !== undefined) return `\\${quoted}`;
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    return token.startsWith('[') ? token : token.replace(REGULAR_EXPRESSION_SYMBOL, '\\$&');
  });
  return new RegExp(`^${source}$`);
};

const parseRule = (line: string): IgnoreRule => {
  const negated = line.startsWith('!');
  const positive = negated ? line.slice(1) : line;
  const directoriesOnly = positive.endsWith('/');
  const pattern = directoriesOnly ? positive.slice(0, -1) : positive;
  const expression = toExpression(pattern.replace(/^\//, ''));
  const matches = pattern.includes('/')
    ? (path: string) => expression.test(path)
    : (path: string) => expression.test(path.slice(path.lastIndexOf('/') + 1));
  return { negated, directoriesOnly, matches };
};

/**
 * Reads a .helmignore file, rule for rule as Helm does (pkg/ignore in helm/helm), which is not git's way:
 * the first rule that decides wins, and a `!` rule ignores all that it does not match.
 *
 * @param text - the file; empty when there is none
 * @returns a test for paths below the chart, `/` between their parts
 * @example parseHelmignore('ci/\n*.md')('ci', true) // true
 */
export function parseHelmignore(text: string): IgnoreTest {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const rules = [...lines.filter((line) => line !== '' && !line.startsWith('#')), DEFAULT_RULE].map(
    parseRule,
  );
  return (path, isDirectory) => {
    for (const rule of rules) {
      const applies = (isDirectory || !rule.directoriesOnly) && rule.matches(path);
      if (applies !== rule.negated) return true;
    }
    return false;
  };
}
