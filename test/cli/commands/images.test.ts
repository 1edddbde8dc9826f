import { describe, expect, it } from '@jest/globals';
import { fixtureDirectory } from '../../support/index.js';
import { run } from './support.js';

const TINY = fixtureDirectory('tiny');

describe('egov-msa images', () => {
  it('lists every image with its users', async () => {
    const { code, output } = await run('images', TINY);
    expect(code).toBe(0);
    expect(output.split('\n')[0]).toMatch(/^IMAGE +USED BY$/);
    expect(output).toMatch(/^busybox:1\.37 +\S/m);
    expect(output).toContain('Deployment/egov-web (init container prepare)');
  });

  it('covers all cases of our own chart by default', async () => {
    const { output } = await run('images', '--all', '--output', 'json');
    const { chart, cases, images } = JSON.parse(output) as {
      readonly chart: string;
      readonly cases: readonly string[];
      readonly images: readonly { readonly image: string; readonly users: readonly object[] }[];
    };
    expect(chart).toBe('egov-msa');
    expect(cases).toEqual(expect.arrayContaining(['default', 'vagrant', 'everything']));
    expect(images.map(({ image }) => image).filter((image) => /mysql|kibana/.test(image))).toHaveLength(2);
    expect(images.every(({ users }) => users.length > 0)).toBe(true);
  });

  it('says when nothing is pulled', async () => {
    expect((await run('images', fixtureDirectory('separators'))).output).toBe(
      'These values pull no image.\n',
    );
  });

  it('does not take --all and a values stack at once', async () => {
    const { code, errors } = await run('images', '--all', '--environment', 'vagrant');
    expect(code).toBe(2);
    expect(errors).toContain('cannot be used with');
  });
});
