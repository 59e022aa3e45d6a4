/** Reading, hearing and taking out, which leave no trace of their own. Changes are written down where they are made. */
export const AUDITED: Readonly<Record<string, { action: string; target: 'id' | 'path' | null }>> = {
  'GET /api/calls/:id': { action: 'call.read', target: 'id' },
  'GET /api/calls/:id/events': { action: 'call.read', target: 'id' },
  'GET /api/calls/:id/audio/:side': { action: 'call.heard', target: 'id' },
  'GET /api/calls/:id/first-aid': { action: 'call.read', target: 'id' },
  'GET /api/records/:id': { action: 'record.read', target: 'id' },
  'GET /api/handoff/:id': { action: 'handoff.read', target: 'id' },
  'GET /api/handoff/:id/package.zip': { action: 'handoff.exported', target: 'id' },
  'GET /api/exemplars/:id/audio': { action: 'exemplar.heard', target: 'id' },
  'GET /api/audit/export': { action: 'audit.exported', target: null },
  'GET /api/customers/export': { action: 'customers.exported', target: null },
};

/** One entry for one person and thing in this time: a player asks for a file in many pieces. */
export const AUDIT_AGAIN_MS = 600_000;

/** Remembers who was written down for what, so that the same is not written twice in a row. Pure but for its memory. */
export function createAuditOnce(againMs = AUDIT_AGAIN_MS, most = 10_000) {
  const seen = new Map<string, number>();
  return (key: string, now: number): boolean => {
    const last = seen.get(key);
    if (last !== undefined && now - last < againMs) return false;
    if (seen.size >= most) seen.clear();
    seen.set(key, now);
    return true;
  };
}
