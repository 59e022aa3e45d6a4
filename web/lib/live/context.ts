import { getContext, setContext } from 'svelte';
import type { LiveTransport } from './transport.ts';

const KEY = Symbol('live');
/** Set once by the shell, by tests with a recorded call. */
export const setLive = (transport: LiveTransport): LiveTransport => setContext(KEY, transport);
export const getLive = (): LiveTransport => getContext<LiveTransport>(KEY);
