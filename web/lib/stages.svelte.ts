import { listStages } from '#lib/api/playbook.ts';
import type { Stage } from '#lib/api/types.ts';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { labelOf } from '#lib/i18n/labels.ts';

/** The workspace's stages, read once a visit; their names are data, not messages. */
class Stages {
  list = $state.raw<Stage[]>([]);
  #asked = false;

  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      this.list = (await listStages()).items.toSorted((a, b) => a.position - b.position);
    } catch {
      // Names are a comfort; the keys do without.
      this.#asked = false;
    }
  }
  name(key: string | null): string {
    if (!key) return '';
    return this.list.find((s) => s.key === key)?.names[locale.current] ?? labelOf('stage', key);
  }
}
export const stages = new Stages();
