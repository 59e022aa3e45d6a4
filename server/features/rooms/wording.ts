import { createHash } from 'node:crypto';
import type { Lang } from '#realtime/contract/labels.ts';
import type { Services } from '../../services.ts';
import { CONSENT_VERSION } from '../calls/consent.models.ts';

/** Names the very words that were shown: the built-in ones change with us, a workspace's own with the workspace. */
export const versionOf = (wording: string): string =>
  `${CONSENT_VERSION}.${createHash('sha256').update(wording).digest('hex').slice(0, 12)}`;

export async function wordings(s: Services, workspaceId: string): Promise<{ wording: Record<Lang, string>; versions: Record<Lang, string> }> {
  const { consentWording: wording } = await s.settings.read(workspaceId);
  return { wording, versions: { en: versionOf(wording.en), zh: versionOf(wording.zh) } };
}
