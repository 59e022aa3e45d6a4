import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumOptions } from './tests/chromium.ts';

const node = { environment: 'node', testTimeout: 20_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  plugins: [
    tailwindcss(),
    paraglideVitePlugin({
      project: './web/messages/project.inlang',
      outdir: './web/lib/paraglide',
      strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
    }),
    // SvelteKit 3 takes its whole configuration here; there is no svelte.config.js any more.
    sveltekit({
      adapter: adapter({ pages: 'build', fallback: 'app.html', precompress: true }),
      files: { src: 'web', assets: 'web/static' },
    }),
  ],
  test: {
    reporters: ['default', './tests/summary.ts'],
    projects: [
      // Decisions, contracts, sockets and the database; no model weights.
      {
        test: {
          ...node,
          name: 'unit',
          include: ['{server,realtime,ml,prisma,web}/**/*.test.ts'],
          exclude: ['**/*.weights.test.ts', '**/*.svelte.test.ts', '**/node_modules/**'],
        },
      },
      // The same code over the real weights: one file at a time, the machine has two cores.
      {
        test: {
          ...node,
          name: 'weights',
          include: ['{server,realtime,ml}/**/*.weights.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['web/**/*.svelte.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      // A real LiveKit server (LIVEKIT_SERVER), real WebRTC; skipped with a visible line where there is none.
      { test: { ...node, name: 'livekit', include: ['tests/livekit/**/*.test.ts'], testTimeout: 180_000, fileParallelism: false } },
      // A browser in front of the whole product.
      {
        test: { ...node, name: 'e2e', include: ['tests/e2e/**/*.test.ts'], testTimeout: 60_000, fileParallelism: false },
      },
    ],
  },
});
