import { describe, expect, it } from '@jest/globals';
import { typeProject } from '../../../scripts/generate/index.js';
import { projectFiles } from './support.js';

const messageOf = (...texts: Parameters<typeof projectFiles>): string => {
  const project = typeProject(projectFiles(...texts));
  return project.ok ? '' : project.problem.message;
};

describe('a value that does not say enough is named by file, line and path', () => {
  it.each([
    ['no comment', 'a:\n  b: 1\n', 'charts/web/values.yaml:2 a.b: it has no `# --` comment'],
    ['an empty list', '# -- A.\na: []\n', 'charts/web/values.yaml:2 a: its default does not tell the type'],
    ['null', '# -- A.\na: null\n', 'charts/web/values.yaml:2 a: its default does not tell the type'],
    [
      'a list of maps',
      '# -- A.\na: [{b: 1}]\n',
      'charts/web/values.yaml:2 a: its default does not tell the type',
    ],
    [
      'a default of another type than its key',
      '# -- A.\nport: "80"\n',
      'port: its default does not fit the shared definition port',
    ],
    [
      'a default outside the enum',
      '# -- A.\n# @schema {enum: [x]}\na: y\n',
      'a: its default does not fit its `# @schema`',
    ],
    [
      'a broken annotation',
      '# -- A.\n# @schema {enum: [x\na: x\n',
      'a: its `# @schema` is not a YAML mapping',
    ],
    [
      'an unknown keyword',
      '# -- A.\n# @schema {minumum: 1}\na: 1\n',
      'a: its `# @schema` has the unknown keyword "minumum"',
    ],
    ['an unknown definition', '# -- A.\n# @schema {$ref: prt}\na: 1\n', 'a: its `# @schema` refers to "prt"'],
  ])('%s', (_, values, message) => {
    expect(messageOf(values)).toContain(message);
  });

  it('all of them at once', () => {
    expect(messageOf('a: 1\nb: 2\n').match(/no `# --` comment/g)).toHaveLength(2);
  });

  it('a value of the umbrella that the subchart does not have', () => {
    expect(messageOf('port: 80\n', 'web:\n  prt: 80\n')).toContain(
      'values.yaml:2 web.prt: web has no such value',
    );
  });
});

describe('shared definitions that lack something', () => {
  it.each([
    ['a key of an unknown definition', 'keys: {a: b}', 'keys.a names b'],
    ['an unknown block', 'blocks: [b]', 'blocks names b'],
    ['a reference to nothing', 'definitions: {a: {$ref: b}}', 'definitions.a refers to b'],
    ['an unquoted comma', 'definitions: {a: {description: One, two}}', 'definitions.a has the keyword "two"'],
  ])('%s', (_, definitions, message) => {
    expect(messageOf('', '', definitions)).toContain(message);
  });

  it('a name that stands in two files', () => {
    const files = projectFiles('');
    const twice = typeProject({ ...files, definitions: [...files.definitions, ...files.definitions] });
    expect(twice).toHaveProperty('problem.message', 'The shared definition port stands twice.');
  });
});
