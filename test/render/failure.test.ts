import { describe, expect, it } from '@jest/globals';
import { describeHelmFailure } from '../../src/render/index.js';

/** What Helm 4.3.1 and Helm 3.22.0 wrote for the same fault; one text where both agree. */
const outputs = {
  nilPointer4: `Error: broken-template/templates/config.yaml:7:12
  executing "broken-template/templates/config.yaml" at <include "broken.deep" .>:
    error calling include:
broken-template/templates/_deep.tpl:3:10
  executing "broken.deep" at <.Values.absent.below.it>:
    nil pointer evaluating interface {}.below

Use --debug flag to render out invalid YAML
`,
  nilPointer3: `Error: template: broken-template/templates/config.yaml:7:12: executing "broken-template/templates/config.yaml" at <include "broken.deep" .>: error calling include: template: broken-template/templates/_deep.tpl:3:10: executing "broken.deep" at <.Values.absent.below.it>: nil pointer evaluating interface {}.below

Use --debug flag to render out invalid YAML
`,
  schema: `Error: values don't meet the specifications of the schema(s) in the following chart(s):
tiny:
- at '/port': got string, want integer
- at '': additional properties 'prot' not allowed
worker:
- at '/size': minimum: got 0, want 1

`,
  schemaBefore318: `Error: values don't meet the specifications of the schema(s) in the following chart(s):
tiny:
- (root): Additional property prot is not allowed
- image.tag: Invalid type. Expected: string, given: integer

`,
  schemaAfterWarning: `dependencies.go:64: Warning: Condition path 'worker.enabled' for chart worker returned non-bool value
Error: values don't meet the specifications of the schema(s) in the following chart(s):
tiny:
- at '/worker/enabled': got string, want boolean

`,
  fail: `Error: execution error at (tiny/templates/deployment.yaml:1:4): egov-msa: 2 settings do not fit:
  - exposure: choose one
  - domain: give one

Use --debug flag to render out invalid YAML
`,
  yaml: `Error: YAML parse error on tiny/templates/a.yaml: error converting YAML to JSON: yaml: line 6: did not find expected key

Use --debug flag to render out invalid YAML
`,
  syntax: `Error: parse error at (tiny/templates/a.yaml:3): missing value for if
`,
  notAnObject: `Error: YAML parse error on tiny/templates/a.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type util.SimpleHead

Use --debug flag to render out invalid YAML
`,
  valuesList: `Error: failed to parse ci/list values.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}
`,
  valuesSyntax: `Error: failed to parse ci/a-values.yaml: error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context
`,
  releaseName: `level=ERROR msg="release name check failed" error="release name \\"Bad_Name\\": invalid release name"
Error: release name check failed: release name "Bad_Name": invalid release name
`,
};

describe('describeHelmFailure', () => {
  it.each([outputs.nilPointer3, outputs.nilPointer4])(
    'names the innermost template that fails, not the way to it',
    (stderr) => {
      expect(describeHelmFailure(stderr)).toMatchObject({
        kind: 'chart',
        message:
          'Template broken-template/templates/_deep.tpl:3 fails at <.Values.absent.below.it>: nil pointer evaluating interface {}.below.',
      });
    },
  );

  it('leaves out what helm warned of before it failed', () => {
    expect(describeHelmFailure(outputs.schemaAfterWarning).message).toBe(
      'The values do not fit the schema:\n  tiny /worker/enabled: got string, want boolean',
    );
  });

  it('gives one line for each path that the schema refuses', () => {
    expect(describeHelmFailure(outputs.schema)).toMatchObject({
      kind: 'input',
      message: [
        'The values do not fit the schema:',
        '  tiny /port: got string, want integer',
        "  tiny /: additional properties 'prot' not allowed",
        '  worker /size: minimum: got 0, want 1',
      ].join('\n'),
    });
  });

  it('reads the schema errors of Helm before 3.18', () => {
    expect(describeHelmFailure(outputs.schemaBefore318).message.split('\n').slice(1)).toStrictEqual([
      '  tiny /: Additional property prot is not allowed',
      '  tiny /image/tag: Invalid type. Expected: string, given: integer',
    ]);
  });

  it('gives the text of fail as the chart wrote it', () => {
    expect(describeHelmFailure(outputs.fail)).toMatchObject({
      kind: 'input',
      message: 'egov-msa: 2 settings do not fit:\n  - exposure: choose one\n  - domain: give one',
    });
  });

  it('names the template that gives invalid YAML', () => {
    expect(describeHelmFailure(outputs.yaml)).toMatchObject({
      kind: 'chart',
      message: 'Template tiny/templates/a.yaml does not give valid YAML: line 6: did not find expected key.',
    });
  });

  it.each([
    [
      outputs.syntax,
      {
        message: 'Template tiny/templates/a.yaml:3 cannot be read: missing value for if.',
        hint: 'Correct the template there.',
        place: { template: 'tiny/templates/a.yaml', line: 3 },
      },
    ],
    [
      outputs.notAnObject,
      {
        message:
          'Template tiny/templates/a.yaml does not give valid YAML: it is a list, where a mapping of keys to values is expected.',
        place: { template: 'tiny/templates/a.yaml' },
      },
    ],
    [
      outputs.valuesList,
      {
        message:
          'ci/list values.yaml is no values file: it is a list, where a mapping of keys to values is expected.',
        place: { file: 'ci/list values.yaml' },
      },
    ],
    [
      outputs.valuesSyntax,
      {
        message:
          'ci/a-values.yaml is not valid YAML: line 2: mapping values are not allowed in this context.',
        place: { file: 'ci/a-values.yaml', line: 2 },
      },
    ],
    [outputs.nilPointer4, { place: { template: 'broken-template/templates/_deep.tpl', line: 3 } }],
  ])('says where it is, without the types of the language helm is written in', (stderr, expected) => {
    expect(describeHelmFailure(stderr)).toMatchObject(expected);
  });

  it('leaves out log lines', () => {
    expect(describeHelmFailure(outputs.releaseName).message).toBe(
      'helm: release name check failed: release name "Bad_Name": invalid release name',
    );
  });

  it('says so when helm says nothing', () => {
    expect(describeHelmFailure('').message).toBe('helm failed without a word.');
  });

  it.each(Object.entries(outputs))('keeps all that helm wrote (%s)', (_name, stderr) => {
    expect(describeHelmFailure(stderr).detail).toBe(stderr);
  });
});
