import { z } from 'zod';
import { LANGS, RISK_LABELS } from '#realtime/contract/labels.ts';
import type { Database, Prisma } from '../../database/database.repository.ts';
import { CONSENT_WORDING } from '../calls/consent.models.ts';

const wording = z.string().trim().min(1).max(1000);

/** Every setting of a workspace, with its default. */
export const settingsSchema = z.object({
  /** Days after which recordings and transcripts are erased; 0 keeps them. */
  retentionDays: z.number().int().min(0).max(36_500).default(0),
  consentWording: z.object({ en: wording, zh: wording }).default({ ...CONSENT_WORDING }),
  /** Severities that differ from the built-in ones. */
  severities: z.partialRecord(z.enum(RISK_LABELS), z.enum(['high', 'medium'])).default({}),
  /** Product names and the like that recognition should prefer. */
  bias: z.array(z.string().trim().min(1).max(60)).max(200).default([]),
  lang: z.enum(LANGS).default('en'),
});
export type WorkspaceSettings = z.output<typeof settingsSchema>;

export const settingsRepository = (db: Database) => ({
  async read(workspaceId: string): Promise<WorkspaceSettings> {
    const rows = await db.setting.findMany({ where: { workspaceId } });
    const known = rows.filter((row) => row.key in settingsSchema.shape);
    return settingsSchema.parse(Object.fromEntries(known.map((row) => [row.key, row.value])));
  },
  async write(workspaceId: string, changes: Partial<WorkspaceSettings>, at: Date, by: string | null): Promise<void> {
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) continue;
      const data = { value: value as Prisma.InputJsonValue, updatedAt: at, updatedBy: by };
      await db.setting.upsert({ where: { workspaceId_key: { workspaceId, key } }, create: { workspaceId, key, ...data }, update: data });
    }
  },
});
