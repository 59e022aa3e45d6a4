import type { Role, Scope } from '#realtime/contract/people.ts';

/** Who may use a route or a socket message: one of the roles, or a key with one of the scopes. `public` needs neither. */
export type Rule = 'public' | { roles: readonly Role[]; scopes: readonly Scope[] };

const EVERYONE: readonly Role[] = ['rep', 'new_hire', 'coach', 'manager', 'admin'];
const LEADS: readonly Role[] = ['coach', 'manager', 'admin'];
const MANAGERS: readonly Role[] = ['manager', 'admin'];
const ADMINS: readonly Role[] = ['admin'];

const read: Rule = { roles: EVERYONE, scopes: ['read', 'admin'] };
const write: Rule = { roles: EVERYONE, scopes: ['write', 'admin'] };
/** What a machine that only brings audio in needs. */
const feed: Rule = { roles: EVERYONE, scopes: ['ingest', 'write', 'admin'] };
const manage: Rule = { roles: MANAGERS, scopes: ['write', 'admin'] };
const administer: Rule = { roles: ADMINS, scopes: ['admin'] };
const anybody: Rule = { roles: EVERYONE, scopes: ['ingest', 'read', 'write', 'admin'] };
/** People only: what it does is done in somebody's name. */
const person: Rule = { roles: EVERYONE, scopes: [] };
const coach: Rule = { roles: LEADS, scopes: [] };

/**
 * Every route and every console message, and who may use it. A route that is not here stops the start. Whose rows
 * somebody sees within a route is decided by `reachOf`.
 */
export const ACCESS: Readonly<Record<string, Rule>> = {
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': { roles: ADMINS, scopes: ['read', 'admin'] },
  'GET /api/openapi.json': 'public',

  'GET /signin': 'public',
  'GET /api/session': person,
  'POST /api/session': 'public',
  'PATCH /api/session': person,
  'DELETE /api/session': person,
  'POST /api/session/as': person,
  'GET /api/whoami': anybody,
  'GET /api/people': read,
  'POST /api/people': administer,
  'PATCH /api/people/:id': administer,
  'DELETE /api/people/:id': administer,
  'POST /api/people/:id/signin-link': administer,
  'GET /api/keys': administer,
  'POST /api/keys': administer,
  'DELETE /api/keys/:id': administer,
  'GET /api/settings': read,
  'PATCH /api/settings': administer,

  'POST /api/calls': feed,
  'GET /api/calls': read,
  'POST /api/calls/demo': person,
  'POST /api/calls/recordings': feed,
  'GET /api/calls/:id': read,
  'PATCH /api/calls/:id': write,
  'GET /api/calls/:id/events': read,
  'POST /api/calls/:id/end': feed,
  'POST /api/calls/:id/ingest': feed,
  'POST /api/calls/:id/consent': write,
  'GET /api/calls/:id/audio/:side': read,
  'GET /api/calls/:id/first-aid': read,
  'POST /api/calls/:id/prompts/:promptId/answer': write,
  'POST /api/calls/:id/checklist/:itemId': write,
  'POST /api/calls/:id/entries/:entryId/answer': write,
  'POST /api/livekit/webhook': 'public',
  'GET /api/calls/:id/room': read,
  'POST /api/calls/:id/room': write,
  'POST /api/calls/:id/links': write,
  'DELETE /api/calls/:id/links/:linkId': write,
  'POST /api/calls/:id/listen': coach,
  'GET /api/join/:code': 'public',
  'POST /api/join/:code': 'public',
  'POST /api/join/:code/again': 'public',
  'POST /api/join/:code/withdraw': 'public',

  'GET /api/customers': read,
  'POST /api/customers': write,
  'PATCH /api/customers/:id': write,

  'GET /api/deals': read,
  'POST /api/deals': write,
  'GET /api/deals/:id': read,
  'PATCH /api/deals/:id': write,
  'POST /api/deals/:id/events': write,
  'GET /api/deals/:id/temperature': read,
  'PUT /api/deals/:id/items/:itemId': write,
  'GET /api/board': read,
  'GET /api/board/lights': read,
  'GET /api/board/heat': read,
  'GET /api/board/instructions': read,
  'POST /api/board/instructions/:id/agenda': read,
  'POST /api/board/instructions/:id/tell': write,
  'POST /api/deals/:id/quotes': write,
  'GET /api/deals/:id/quotes': read,
  'PATCH /api/quotes/:id': write,
  'GET /api/public/quotes/:code': 'public',
  'POST /api/public/quotes/:code/open': 'public',
  'POST /api/public/quotes/:code/accept': 'public',
  'POST /api/public/quotes/:code/ask': 'public',
  'GET /api/settings/temperature': read,
  'PUT /api/settings/temperature': manage,
  'POST /api/settings/temperature/preview': manage,

  'GET /api/rules': read,
  'POST /api/rules': manage,
  'PATCH /api/rules/:id': manage,
  'DELETE /api/rules/:id': manage,
  'POST /api/rules/dry-run': manage,
  'GET /api/rules/firings': read,
  'GET /api/rules/webhook-secret': administer,
  'GET /api/todos': read,
  'POST /api/todos/:id': write,

  'GET /api/stages': read,
  'GET /api/playbook/cards': read,
  'POST /api/playbook/cards': manage,
  'PATCH /api/playbook/cards/:id': manage,
  'DELETE /api/playbook/cards/:id': manage,
  'GET /api/checklists/items': read,
  'POST /api/checklists/items': manage,
  'PATCH /api/checklists/items/:id': manage,
  'DELETE /api/checklists/items/:id': manage,
  'GET /api/trackers': read,
  'POST /api/trackers': manage,
  'PATCH /api/trackers/:id': manage,
  'DELETE /api/trackers/:id': manage,
  'GET /api/competitors': read,
  'POST /api/competitors': write,
  'PATCH /api/competitors/:id': write,
  'DELETE /api/competitors/:id': manage,
  'GET /api/competitors/:id/sources': read,
  'POST /api/competitors/:id/sources': write,
  'GET /api/competitors/:id/changes': read,
  'GET /api/competitors/:id/brief': read,
  'PATCH /api/sources/:id': write,
  'DELETE /api/sources/:id': manage,
  'POST /api/sources/:id/crawl': write,
  'GET /api/briefs': read,
  'PUT /api/deals/:id/competitors/:competitorId': write,
  'DELETE /api/deals/:id/competitors/:competitorId': write,

  'GET /api/teams': read,
  'POST /api/teams': administer,
  'PATCH /api/teams/:id': administer,
  'DELETE /api/teams/:id': administer,
  'GET /api/invitations': administer,
  'POST /api/invitations': administer,
  'DELETE /api/invitations/:id': administer,
  'GET /api/invitations/:secret/open': 'public',
  'POST /api/invitations/:secret/accept': 'public',
  'GET /api/audit': { roles: MANAGERS, scopes: ['admin'] },
  'GET /api/audit/export': { roles: MANAGERS, scopes: ['admin'] },

  'GET /api/records': read,
  'GET /api/records/:id': read,
  'PATCH /api/records/:id': person,
  'POST /api/records/:id/submit': person,
  'GET /api/checklists/forms': read,
  'PUT /api/checklists/forms/:stage': manage,
  'DELETE /api/checklists/forms/:stage': manage,
  'GET /api/witness': { roles: LEADS, scopes: ['read', 'admin'] },
  'GET /api/witness/settings': read,
  'PUT /api/witness/settings': manage,
  'POST /api/witness/:id/verdict': { roles: MANAGERS, scopes: [] },
  'GET /api/anomalies': { roles: MANAGERS, scopes: ['admin'] },
  'POST /api/anomalies/:id/outcome': { roles: MANAGERS, scopes: [] },

  'GET /api/reviews': read,
  'GET /api/reviews/counts': read,
  'GET /api/reviews/agreement': { roles: LEADS, scopes: ['read', 'admin'] },
  'GET /api/reviews/export': { roles: LEADS, scopes: ['admin'] },
  'GET /api/reviews/:id': read,
  'POST /api/reviews/:id/verdict': coach,
  'DELETE /api/reviews/:id/verdict': coach,
  'POST /api/reviews/:id/comments': person,
  'POST /api/reviews/:id/assign': coach,
  'POST /api/reviews/:id/dispute': person,
  'POST /api/reviews/:id/dispute/answer': coach,
  'POST /api/reviews/:id/corrections': coach,
  'GET /api/notifications': person,
  'POST /api/notifications/read': person,

  'SOCKET call:follow': read,
  'SOCKET call:unfollow': read,
  'SOCKET call:whisper': coach,
  'SOCKET board:follow': read,
};
