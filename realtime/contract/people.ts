export const ROLES = ['rep', 'new_hire', 'coach', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = ['ingest', 'read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];
