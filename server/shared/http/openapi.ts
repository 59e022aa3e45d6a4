import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { ERROR_STATUS } from '#realtime/contract/errors.ts';
import { ruleOf } from '../access.ts';
import type { App } from '../app.ts';

const CODES = Object.keys(ERROR_STATUS);
const ERROR = {
  type: 'object' as const,
  required: ['error'],
  properties: {
    error: {
      type: 'object' as const,
      required: ['code', 'message'],
      properties: { code: { type: 'string' as const, enum: CODES }, message: { type: 'string' as const }, details: {} },
    },
  },
} satisfies Record<string, unknown>;

function accessLine(method: string, url: string): string {
  const rule = ruleOf(method, url);
  if (rule === 'public') return 'Open to everybody.';
  const scopes = rule.scopes.length > 0 ? `; keys with ${rule.scopes.join(' or ')}` : '; no keys';
  return `People: ${rule.roles.join(', ')}${scopes}.`;
}

/** The document is made from the routes' own zod schemas and the access table. */
export async function describeApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Quicksilver', version, description: 'Times are epoch milliseconds. Errors have a code from a closed list.' },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key, `npm run -s key`.' },
          session: { type: 'apiKey', in: 'cookie', name: 'qs_session', description: 'The cookie of a person who signed in.' },
        },
        schemas: { Error: ERROR },
        responses: {
          Error: { description: 'What went wrong.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: (input) => {
      const out = jsonSchemaTransform(input);
      if (input.schema?.hide) return out;
      const method = Array.isArray(input.route.method) ? (input.route.method[0] ?? 'GET') : input.route.method;
      const schema = out.schema as Record<string, unknown>;
      const line = accessLine(method, input.url);
      return { ...out, schema: { ...schema, description: schema.description ? `${schema.description as string}\n\n${line}` : line } };
    },
    transformObject: (input) => {
      if (!('openapiObject' in input)) return input.swaggerObject;
      const document = input.openapiObject;
      for (const path of Object.values(document.paths ?? {})) {
        for (const operation of Object.values(path ?? {})) {
          const { responses } = operation as { responses?: Record<string, unknown> };
          if (responses) responses.default = { $ref: '#/components/responses/Error' };
        }
      }
      return document;
    },
  });
  app.get('/api/openapi.json', { schema: { tags: ['about'], summary: 'This document' } }, () => app.swagger());
}
