import { afterAll, describe, expect, it } from 'vitest';
import { fixture } from '#ml/eval/speech/fixture.ts';
import { noises } from '#ml/eval/speech/noises.ts';
import { loadManifest } from '#ml/manifest.ts';
import { createPool } from '#ml/pool/pool.ts';
import { createVad } from './index.ts';
import { keepsVoiceContract } from './vad.contract.ts';

const pool = createPool({ size: 1 });
const detector = createVad({ pool, models: loadManifest() });
afterAll(() => pool.close());

describe('Silero VAD', () => {
  keepsVoiceContract(async () => ({ detector, speech: await fixture('english') }));

  it('hears Mandarin', async () => {
    const heard = await detector.open().push(await fixture('mandarin'));
    expect(heard.filter((p) => p > 0.5).length).toBeGreaterThan(60);
  });

  it.each(Object.entries(noises(6)))('hears no speech in %s', async (_, pcm) => {
    const heard = await detector.open().push(pcm);
    expect(heard.filter((p) => p > 0.5).length).toBeLessThan(10);
  });

  it('hears twelve speakers at once as it hears one', async () => {
    const speech = await fixture('english');
    const alone = await detector.open().push(speech);
    const all = await Promise.all(Array.from({ length: 12 }, () => detector.open().push(speech)));
    for (const one of all) one.forEach((p, i) => expect(p).toBeCloseTo(alone[i] ?? 0, 2));
  });
});
