import { z } from 'zod';
import type { App } from '../../shared/app.ts';
import { userIdOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { settingsSchema } from './settings.repository.ts';

const { shape } = settingsSchema;
const changes = z
  .object({
    retentionDays: shape.retentionDays.unwrap(),
    consentWording: shape.consentWording.unwrap(),
    severities: shape.severities.unwrap(),
    bias: shape.bias.unwrap(),
    lang: shape.lang.unwrap(),
  })
  .partial();

export function settingsRoutes(app: App, s: Services): void {
  const tags = ['settings'];
  app.get('/api/settings', { schema: { tags, summary: "The workspace's settings", response: { 200: settingsSchema } } }, (req) =>
    s.settings.read(req.who.workspaceId),
  );
  app.patch('/api/settings', { schema: { tags, summary: 'Change settings', body: changes, response: { 200: settingsSchema } } }, async (req) => {
    const { workspaceId } = req.who;
    await s.settings.write(workspaceId, req.body, new Date(s.clock.now()), userIdOf(req.who));
    await s.audit(req.who, 'settings.changed', Object.keys(req.body).join(','));
    return s.settings.read(workspaceId);
  });
}
