import { onMount } from 'svelte';
import { preferences } from '#lib/preferences.svelte.ts';
import { resolveKey, type KeyGroup } from './keymap.ts';

let groups = $state.raw<readonly KeyGroup[]>([]);
let pending: { key: string; at: number } | null = null;

/** Every group that is on screen now, for the overlay. */
export const keyGroups = (): readonly KeyGroup[] => groups;

/** Call while a component is set up; its keys live as long as it does. `group` is read anew at every stroke. */
export function useKeys(group: () => KeyGroup): void {
  onMount(() => {
    const live: KeyGroup = {
      get title() {
        return group().title;
      },
      get bindings() {
        return group().bindings;
      },
    };
    groups = [...groups, live];
    return () => {
      groups = groups.filter((g) => g !== live);
    };
  });
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)));

/** One listener for the whole console. */
export function onKeydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || typing(event.target)) return;
  // An open dialog owns the keyboard; Escape closes it by itself.
  if (document.querySelector('[role="dialog"][data-state="open"]')) return;
  // Enter and Space press the button that has the focus.
  if (
    (event.key === 'Enter' || event.key === ' ') &&
    event.target instanceof HTMLElement &&
    event.target.closest('a,button,summary')
  )
    return;
  const all = groups.flatMap((g) => g.bindings);
  const result = resolveKey(all, event, pending, event.timeStamp, preferences.singleKeys);
  pending = result.pending;
  if (result.hit) {
    event.preventDefault();
    result.hit.run();
  }
}
