import type { Rows } from '#lib/api/playbook.ts';

/**
 * A list with an editor beside it: one row is open as a draft, saved or thrown away. The list is read once and kept
 * in step with what was saved.
 */
export class Editing<T extends { id: string }> {
  list = $state.raw<T[] | null>(null);
  error = $state.raw<unknown>(null);
  saveError = $state.raw<unknown>(null);
  draft = $state<T | null>(null);
  busy = $state(false);
  readonly #rows: Rows<T>;
  readonly #fresh: () => Omit<T, 'id'>;

  constructor(rows: Rows<T>, fresh: () => Omit<T, 'id'>) {
    this.#rows = rows;
    this.#fresh = fresh;
  }

  get isNew(): boolean {
    return this.draft?.id === '';
  }
  get changed(): boolean {
    if (!this.draft) return false;
    const saved = this.list?.find((row) => row.id === this.draft?.id);
    return !saved || JSON.stringify(saved) !== JSON.stringify(this.draft);
  }

  async load(): Promise<void> {
    try {
      this.list = (await this.#rows.list()).items;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
  open(row: T): void {
    this.saveError = null;
    this.draft = structuredClone($state.snapshot(row)) as T;
  }
  create(): void {
    this.saveError = null;
    this.draft = { ...this.#fresh(), id: '' } as T;
  }
  close(): void {
    this.draft = null;
  }

  async save(): Promise<void> {
    if (!this.draft) return;
    const { id, ...row } = $state.snapshot(this.draft) as T;
    await this.#do(async () => {
      const saved =
        id === '' ? await this.#rows.create(row) : await this.#rows.update(id, row as Partial<Omit<T, 'id'>>);
      const rest = this.list ?? [];
      this.list = rest.some((r) => r.id === saved.id)
        ? rest.map((r) => (r.id === saved.id ? saved : r))
        : [...rest, saved];
      this.open(saved);
    });
  }
  async remove(): Promise<void> {
    const id = this.draft?.id;
    if (!id) return this.close();
    await this.#do(async () => {
      await this.#rows.remove(id);
      this.list = (this.list ?? []).filter((r) => r.id !== id);
      this.close();
    });
  }

  async #do(action: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.saveError = null;
    try {
      await action();
    } catch (error) {
      this.saveError = error;
    } finally {
      this.busy = false;
    }
  }
}

/** One sentence a line, as people paste them. */
export const toLines = (list: readonly string[]): string => list.join('\n');
export const fromLines = (text: string): string[] =>
  text
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean);
