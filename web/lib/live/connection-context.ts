import { getContext, setContext } from 'svelte';
import type { Connection } from './connection.svelte.ts';

const KEY = Symbol('connection');
export const setConnection = (connection: Connection): Connection => setContext(KEY, connection);
export const getConnection = (): Connection => getContext<Connection>(KEY);
