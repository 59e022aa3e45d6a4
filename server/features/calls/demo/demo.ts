import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Lang } from '#realtime/contract/labels.ts';

export interface Demo {
  path: string;
  title: string;
  customer: string;
  stage: string;
  industry: string;
}

const ABOUT: Readonly<Record<Lang, Omit<Demo, 'path'>>> = {
  en: { title: 'Demo call: Harbour Lane Foods', customer: 'Harbour Lane Foods', stage: 'quotation', industry: 'manufacturing' },
  zh: { title: '演示通话:海岚食品', customer: '海岚食品', stage: 'quotation', industry: 'manufacturing' },
};

/** Our own recording: two voices, ours on the left channel. null where the file is not there. */
export async function demoRecording(lang: Lang): Promise<Demo | null> {
  for (const extension of ['ogg', 'flac']) {
    const path = fileURLToPath(new URL(`./demo-${lang}.${extension}`, import.meta.url));
    if (await access(path).then(() => true, () => false)) return { path, ...ABOUT[lang] };
  }
  return null;
}
