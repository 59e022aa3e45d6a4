import type { Side } from '#realtime/contract/labels.ts';
import { createFakeSession } from '#realtime/session/session.fake.ts';
import type { Hearing } from '../../server/live/hearing.port.ts';
import { fakeHearing } from '../../server/live/hearing.fake.ts';

export const LOW_HZ = 200;
export const HIGH_HZ = 800;

/** How much of a tone there is, by correlation. */
function power(samples: Float32Array, rate: number, hz: number): number {
  let sin = 0;
  let cos = 0;
  samples.forEach((x, i) => {
    const angle = (2 * Math.PI * hz * i) / rate;
    sin += x * Math.sin(angle);
    cos += x * Math.cos(angle);
  });
  return sin * sin + cos * cos;
}

/** Hears loudness as the fake does, and counts on which side a low and a high tone come in, in samples. */
export function pitchHearing() {
  const heard: Record<Side, { low: number; high: number }> = { rep: { low: 0, high: 0 }, customer: { low: 0, high: 0 } };
  const hearing: Hearing = {
    ...fakeHearing(),
    createSession(context, sink) {
      const session = createFakeSession(context, sink);
      return {
        ...session,
        push(side, samples, rate, atMs) {
          // The first and last few samples of a tone have no pitch yet.
          const loud = samples.filter((x) => Math.abs(x) > 0.05).length > samples.length / 2;
          if (loud) heard[side][power(samples, rate, LOW_HZ) > power(samples, rate, HIGH_HZ) ? 'low' : 'high'] += samples.length;
          session.push(side, samples, rate, atMs);
        },
      };
    },
  };
  return { hearing, heard };
}
