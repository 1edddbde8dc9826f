/** Tests are native ES modules; SWC strips the types, `tsc --noEmit` checks them. */
const shared = {
  testEnvironment: 'node',
  // Jest's own clean-up of globals wraps the exit handlers of execa again for each file, until the stack overflows.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/test/fixtures'],
};

export default {
  testSequencer: '<rootDir>/scripts/test-setup/sequencer.mjs',
  projects: [
    {
      ...shared,
      displayName: 'fast',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/cluster/'],
      globalSetup: '<rootDir>/scripts/test-setup/fast.mjs',
    },
    {
      ...shared,
      displayName: 'cluster',
      testMatch: ['<rootDir>/test/cluster/**/*.test.ts'],
      globalSetup: '<rootDir>/scripts/test-setup/cluster.mjs',
    },
  ],
};
