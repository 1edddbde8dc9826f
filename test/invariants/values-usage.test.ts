import { describe, expect, it } from '@jest/globals';
import { callsIn, splitTemplates } from '../../src/invariants/values/defines.js';
import { covers, valuesReadBy } from '../../src/invariants/values/usage.js';

describe('the values that a template reads', () => {
  it.each([
    ['a path', '{{ .Values.image.tag }}', ['image.tag']],
    ['a path of the root context', '{{ range .Values.list }}{{ $.Values.name }}{{ end }}', ['list', 'name']],
    ['a path of a context that was handed on', '{{ .context.Values.a.b }}', ['a.b']],
    ['a path of a context in a variable', '{{ $top.Values.a }}', ['a']],
    ['a path through a variable', '{{ $v := .Values }}{{ $v.a.b }}', ['a.b']],
    [
      'a path through two variables',
      '{{ $g := .Values.global }}{{ $d := $g.db }}{{ $d.host }}',
      ['global.db.host'],
    ],
    ['nothing through a variable of something else', '{{ $v := .Chart }}{{ $v.Name }}', []],
    ['nothing of an assignment alone', '{{ $v := .Values.a }}', []],
    ['a part that is handed on', '{{ toYaml .Values.resources | nindent 2 }}', ['resources']],
    [
      'the part of a block',
      '{{ with $p := .Values.probes }}{{ $p.path }}{{ end }}',
      ['probes', 'probes.path'],
    ],
    [
      'the elements of a range',
      '{{ range $k, $v := .Values.env }}{{ $v.name }}{{ end }}',
      ['env', 'env.*.name'],
    ],
    ['keys of index', '{{ index .Values "user-service" "port" }}', ['user-service.port']],
    ['a key of get', '{{ (get .Values "user-service").port }}', ['user-service']],
    ['a key known at run time', '{{ $c := get .Values $name }}{{ $c.port }}', ['*.port']],
    ['keys of dig', '{{ dig "a" "b" "none" .Values.tree }}', ['tree.a.b']],
    [
      'all but some',
      '{{ range $n, $v := omit .Values "global" }}{{ $v.port }}{{ end }}',
      ['!global', '!global.port'],
    ],
    ['several in one action', '{{ if and .Values.a (not .Values.b) }}{{ end }}', ['a', 'b']],
    ['nothing in a comment', '{{/* .Values.a */}}{{- /* .Values.b */ -}}', []],
    ['nothing outside actions', 'see .Values.a', []],
  ])('are %s', (_name, text, expected) => {
    expect(valuesReadBy(text).map((path) => path.join('.'))).toEqual(expected);
  });

  it.each([
    ['image', 'image.tag', true],
    ['image.tag', 'image', true],
    ['image.tag', 'image.name', false],
    ['*.port', 'web.port', true],
    ['*.port', 'web.name', false],
    ['!global', 'web', true],
    ['!global', 'global.a', false],
  ])('%s covers %s: %s', (read, key, expected) => {
    expect(covers(read.split('.'), key.split('.'))).toBe(expected);
  });
});

describe('named templates', () => {
  it('are taken out of a file, with the blocks inside them', () => {
    const text = '{{ define "a" }}1{{ if .x }}2{{ end }}3{{ end -}}\nbody{{ define "b" }}4{{ end }} end';
    expect(splitTemplates(text)).toEqual({
      body: '\nbody end',
      defines: [
        { name: 'a', text: '1{{ if .x }}2{{ end }}3' },
        { name: 'b', text: '4' },
      ],
    });
  });

  it('are called by name or by the beginning of a name', () => {
    const text = '{{ include "a" . }}{{ template "b" . }}{{ include (printf "c.%s" .kind) . }}';
    expect(callsIn(text)).toEqual({ names: ['a', 'b'], prefixes: ['c.'] });
  });
});
