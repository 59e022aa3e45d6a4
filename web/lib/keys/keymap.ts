/** A key that does something somewhere: what the overlay lists and what the listener runs. */
export interface KeyBinding {
  /** `U`, `End`, `?`, `G C` (one after the other), `Escape`. Letters in capitals. */
  keys: string;
  label: string;
  run: () => void;
  /** Off for now, such as "used it" without a card. */
  when?: () => boolean;
}
export interface KeyGroup {
  title: string;
  bindings: readonly KeyBinding[];
}

export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The first key of a sequence waits this long for the second. */
export const SEQUENCE_MS = 1_200;

/** `u` and `U` are one key; `?` stays what it is on any layout. */
export const keyName = (stroke: Stroke): string => (stroke.key.length === 1 ? stroke.key.toUpperCase() : stroke.key);

/**
 * Which binding a stroke means. Pure: the pending first key and its time go in and come out.
 * `letters` off leaves only named keys (Escape, End, arrows) alive, for speech input and stray fingers.
 */
export function resolveKey(
  bindings: readonly KeyBinding[],
  stroke: Stroke,
  pending: { key: string; at: number } | null,
  nowMs: number,
  letters: boolean,
): { hit: KeyBinding | null; pending: { key: string; at: number } | null } {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return { hit: null, pending: null };
  const name = keyName(stroke);
  if (!letters && name.length === 1 && name !== ' ') return { hit: null, pending: null };
  const alive = bindings.filter((b) => b.when?.() ?? true);
  if (pending && nowMs - pending.at <= SEQUENCE_MS) {
    const second = alive.find((b) => b.keys === `${pending.key} ${name}`);
    if (second) return { hit: second, pending: null };
  }
  if (alive.some((b) => b.keys.startsWith(`${name} `))) return { hit: null, pending: { key: name, at: nowMs } };
  // Later groups belong to the screen and go before what holds everywhere.
  return { hit: alive.findLast((b) => b.keys === name) ?? null, pending: null };
}
