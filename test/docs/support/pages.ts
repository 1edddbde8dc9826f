import { readdirSync } from 'node:fs';
import { projectPath } from '../../../src/tools/index.js';

/** Every page in docs/ but those of docs/api, which are generated. */
export const PAGES: readonly string[] = readdirSync(projectPath('docs'))
  .filter((name) => name.endsWith('.md'))
  .sort();

const CHECKOUT_PAGES: readonly string[] = [
  'add-a-service.md',
  'add-an-invariant.md',
  'contributing.md',
  'environments.md',
  'isolation.md',
  'istio.md',
  'ministries.md',
];

/** Tells whether a page is for people who work on a checkout of this project. */
export const isCheckoutPage = (page: string): boolean => CHECKOUT_PAGES.includes(page);

/** Pages about a running cluster; a test in test/cluster runs each. */
const CLUSTER_PAGES: readonly string[] = ['moving-in.md'];

/** Tells whether the commands of a page need a running cluster. */
export const isClusterPage = (page: string): boolean => CLUSTER_PAGES.includes(page);

/** Absolute path of a page. */
export const pathOf = (page: string): string => projectPath('docs', page);
