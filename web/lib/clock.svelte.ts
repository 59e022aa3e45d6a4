import { onMount } from 'svelte';

/** This browser's clock as state, for ages and elapsed times. Lives as long as the component that made it. */
export function ticking(everyMs = 500): { readonly now: number } {
  let now = $state(Date.now());
  onMount(() => {
    const timer = setInterval(() => (now = Date.now()), everyMs);
    return () => clearInterval(timer);
  });
  return {
    get now() {
      return now;
    },
  };
}
