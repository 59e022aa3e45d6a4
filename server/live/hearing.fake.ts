import type { Side } from '#realtime/contract/labels.ts';
import { createFakeSession, type Said } from '#realtime/session/session.fake.ts';
import type { Hearing } from './hearing.port.ts';

/** Hears by loudness alone; for tests of everything around the models. */
export const fakeHearing = (say?: (side: Side, n: number) => Said): Hearing => ({
  createSession: (context, sink) => createFakeSession(context, sink, say),
  classifier: null,
  ready: () => true,
  poolStats: () => null,
  close: async () => {},
});
