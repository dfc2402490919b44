import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These run inside VS Code, under its own runner.
    exclude: ['test/editor/**'],
  },
});
