export type Theme = 'system' | 'light' | 'dark';

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse; the choice then holds for this visit.
  }
};

/** What belongs to this browser, not to the account. */
class Preferences {
  #theme = $state<Theme>((read('qs.theme') as Theme | null) ?? 'system');
  #singleKeys = $state(read('qs.singleKeys') !== 'off');
  #speed = $state(Number(read('qs.speed') ?? '1') || 1);

  get theme(): Theme {
    return this.#theme;
  }
  set theme(next: Theme) {
    this.#theme = next;
    write('qs.theme', next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  }
  get singleKeys(): boolean {
    return this.#singleKeys;
  }
  set singleKeys(next: boolean) {
    this.#singleKeys = next;
    write('qs.singleKeys', next ? 'on' : 'off');
  }
  get speed(): number {
    return this.#speed;
  }
  set speed(next: number) {
    this.#speed = next;
    write('qs.speed', String(next));
  }
}
export const preferences = new Preferences();
