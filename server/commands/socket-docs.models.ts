import { z } from 'zod';
import { callEventSchemas, eventStampSchema } from '#realtime/contract/call-events.schema.ts';
import { ERROR_STATUS } from '#realtime/contract/errors.ts';
import { ingestControlSchema, ingestQuerySchema } from '#realtime/contract/ingest.schema.ts';
import { callPulseSchema } from '#realtime/contract/pulses.schema.ts';
import { boardFollowSchema, callFollowSchema, callUnfollowSchema, whisperSchema } from '#realtime/contract/socket.schema.ts';

interface Json {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Json[];
  oneOf?: Json[];
  items?: Json | false;
  prefixItems?: Json[];
  properties?: Record<string, Json>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  default?: unknown;
}

/** A type as one would write it in TypeScript, with the bounds that matter to a sender. */
function write(type: Json): string {
  if (type.const !== undefined) return JSON.stringify(type.const);
  if (type.enum) return type.enum.map((v) => JSON.stringify(v)).join(' \\| ');
  const any = type.anyOf ?? type.oneOf;
  if (any) return any.map(write).join(' \\| ');
  if (type.prefixItems) return `[${type.prefixItems.map(write).join(', ')}]`;
  if (type.type === 'array') return `${type.items ? write(type.items) : 'unknown'}[]`;
  if (type.properties) return `{ ${fields(type).map(({ name, text, optional }) => `${name}${optional ? '?' : ''}: ${text}`).join('; ')} }`;
  if (type.type === 'number' || type.type === 'integer') {
    const bounded = type.minimum !== undefined && type.maximum !== undefined && type.maximum < 1e9;
    return bounded ? `number ${type.minimum}…${type.maximum}` : 'number';
  }
  return type.type ?? 'unknown';
}

function fields(type: Json) {
  return Object.entries(type.properties ?? {}).map(([name, field]) => ({
    name,
    text: write(field) + (field.default === undefined ? '' : ` (default ${JSON.stringify(field.default)})`),
    optional: !(type.required ?? []).includes(name),
  }));
}

const json = (schema: z.ZodType): Json => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
const table = (schema: z.ZodType, leaveOut: readonly string[] = []): string => {
  const rows = fields(json(schema)).filter(({ name }) => !leaveOut.includes(name));
  return rows.length === 0 ? 'No fields.' : rows.map(({ name, text, optional }) => `| \`${name}\`${optional ? ' *' : ''} | ${text} |`).join('\n');
};
const part = (title: string, schema: z.ZodType, leaveOut?: readonly string[]): string => `### \`${title}\`\n\n| field | type |\n|---|---|\n${table(schema, leaveOut)}\n`;

/** docs/sockets.md, from the contract. */
export function renderSocketDocs(): string {
  const events = Object.entries(callEventSchemas).map(([kind, schema]) => part(kind, schema));
  const pulses = callPulseSchema.options.map((schema) => part(String([...schema.shape.kind.values][0]), schema, ['kind', 'callId']));
  const codes = Object.entries(ERROR_STATUS).map(([code, status]) => `\`${code}\` (${status})`);
  return `# Sockets

Made from \`realtime/contract\` by \`npm run -s docs\`; do not edit. HTTP is described at \`/api/openapi.json\`. A field with * may be left out.

## Console: socket.io, namespace \`/console\`

Connect with \`auth: { token }\`, where the token is an API key with the scope \`read\` or a session; a browser's session cookie
counts too, from our own pages. A refusal's \`data\` is \`{ error: { code, message } }\`. The first message is \`greeting\`:
the contract's version, who you are, and the signals with their tones.

Each message is acknowledged with \`{ ok: true }\` (\`seq\` beside it for the two that follow something) or
\`{ error: { code, message } }\`. What is stored after \`afterSeq\` comes before the acknowledgement, everything later after it: each
event once, in order, without a gap. After a lost connection follow again with the last \`seq\` that you have.

${part('call:follow', callFollowSchema)}
${part('call:unfollow', callUnfollowSchema)}
${part('call:whisper', whisperSchema)}
Coaches, managers and administrators only; seen by our side's consoles.

${part('board:follow', boardFollowSchema)}
Lines come as \`board:event { board, seq, at, kind, id, data }\`. At most the last 500 are replayed; who was away for longer reads the list
again, which says from where to follow (\`boardSeq\`).

## \`call:event\`: durable

Stored before it is sent; what is stored is what is sent. Each has, beside the fields of its kind:

| field | type |
|---|---|
${table(eventStampSchema)}
| \`kind\` | string |

${events.join('\n')}
## \`call:pulse\`: volatile

Never stored, dropped for slow connections. Each has \`callId\` and \`kind\`.

${pulses.join('\n')}
## Sound: websocket \`/ingest/calls/:id/:side\`

| query | type |
|---|---|
${table(ingestQuerySchema)}

Binary messages of any length up to 8 MiB carry mono samples; a sample may be cut in two by a message's end. \`mulaw\` comes at 8000 Hz.
Text \`${JSON.stringify({ type: json(ingestControlSchema).properties?.type?.const })}\` ends the side for good. The server says \`{"type":"ready"}\`, then only
\`{"type":"error","code","message"}\`. Errors that end the connection close it with 1008 and the code as reason. \`bad_frame\` and \`flooding\` do not
end it: nothing is lost, but sound is read no faster than four times real time beyond thirty seconds at once. A side that lost its
connection comes back with the same address; the sound that was missed is an \`audio.gap\`.

## Telephone bridges: websocket \`/ingest/twilio\`

The Media Streams messages \`connected\`, \`start\`, \`media\`, \`stop\`: 8 kHz µ-law, both tracks on one connection. \`customParameters\` carry \`key\` and
\`callId\`; \`inbound\` is the customer's side unless the parameter \`inbound\` says \`rep\`.

## Error codes

${codes.join(', ')}
`;
}
