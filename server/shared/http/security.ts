import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Hashes of the scripts that stand in the console's page itself; everything else must come from a file of ours. */
export function inlineScriptHashes(page: string): string[] {
  return [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script ?? '').digest('base64')}'`,
  );
}

/** Options for @fastify/helmet. @param webRoot folder of the built console; @param https whether people reach us by it */
export function securityHeaders(webRoot: string, https: boolean, livekitUrl: string | null) {
  const page = join(webRoot, 'app.html');
  const scripts = existsSync(page) ? inlineScriptHashes(readFileSync(page, 'utf8')) : [];
  const livekit = livekitUrl ? [new URL(livekitUrl).origin, new URL(livekitUrl.replace(/^ws/, 'http')).origin] : [];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        // WebAssembly (sound decoders in the browser) is compiled, not evaluated.
        'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
        // Svelte writes style attributes.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'media-src': ["'self'", 'blob:'],
        'worker-src': ["'self'", 'blob:'],
        'connect-src': ["'self'", 'blob:', 'data:', ...livekit],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: https,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' as const },
  };
}
