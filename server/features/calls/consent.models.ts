import type { Services } from '../../services.ts';

/** Raised when the built-in wording changes, so that each stored answer names what was read. */
export const CONSENT_VERSION = '1';

export const CONSENT_WORDING: Readonly<Record<'en' | 'zh', string>> = {
  en: 'This call is recorded and analysed by software to help our team serve you better. You may decline; the call then goes on without it.',
  zh: '本次通话将被录音，并由软件分析，用于改进我们的服务。您可以拒绝，拒绝后通话照常进行，不会录音和分析。',
};

/** The workspace's own wording where it has one. */
export async function consentWording(s: Services, workspaceId: string, lang: string): Promise<string> {
  const own = (await s.settings.read(workspaceId)).consentWording;
  return lang === 'zh' ? own.zh : own.en;
}
