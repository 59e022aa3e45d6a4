import { noises } from '#ml/eval/speech/noises.ts';

/** More of what a line carries while nobody speaks: signals of several countries, noises of rooms. 16 kHz, repeatable. */

const RATE = 16_000;

const make = (seconds: number, at: (t: number, i: number) => number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) => at(i / RATE, i));
const sine = (hz: number, t: number): number => Math.sin(2 * Math.PI * hz * t);

/** A generator of −1 … 1 that gives the same row for the same seed. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let x = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
  return ((x ^ (x >>> 14)) >>> 0) / 2 ** 31 - 1;
};

/** On and off in turn, ms, again and again; edges of 5 ms, as exchanges make them. */
const cadence = (seconds: number, tones: readonly number[], pattern: readonly number[], level = 0.25): Float32Array => {
  const period = pattern.reduce((a, b) => a + b, 0);
  return make(seconds, (t) => {
    let at = (t * 1000) % period;
    for (let i = 0; i < pattern.length; i++) {
      const length = pattern[i]!;
      if (at < length) {
        if (i % 2 === 1) return 0;
        const edge = Math.min(1, at / 5, (length - at) / 5);
        return (edge * level * tones.reduce((sum, hz) => sum + sine(hz, t), 0)) / tones.length;
      }
      at -= length;
    }
    return 0;
  });
};

/** Pink noise: every octave as loud as the next (Kellet's filter). */
const pink = (seconds: number, level: number, seed: number): Float32Array => {
  const r = random(seed);
  let [a, b, c] = [0, 0, 0];
  return make(seconds, () => {
    const white = r();
    a = 0.99765 * a + white * 0.099046;
    b = 0.963 * b + white * 0.2965164;
    c = 0.57 * c + white * 1.0526913;
    return (level * (a + b + c + white * 0.1848)) / 4;
  });
};

/** Three tones one after the other: "this number is not in service" (ITU-T E.180). */
const information = (seconds: number): Float32Array =>
  make(seconds, (t) => {
    const at = t % 3;
    return at < 0.99 ? 0.25 * sine([950, 1400, 1800][Math.floor(at / 0.33)] ?? 950, t) : 0;
  });

/** Chords of strings that swell, with vibrato: nearest to a voice of all hold music. */
const strings = (seconds: number, seed: number): Float32Array => {
  const r = random(seed);
  const chords = [
    [220, 277, 330, 440],
    [196, 247, 294, 392],
    [175, 220, 262, 349],
  ];
  const phases = Array.from({ length: 16 }, () => r() * Math.PI);
  return make(seconds, (t) => {
    const chord = chords[Math.floor(t / 2) % chords.length] ?? [];
    const swell = 0.4 + 0.6 * Math.sin((Math.PI * (t % 2)) / 2);
    const vibrato = 0.004 * Math.sin(2 * Math.PI * 5.5 * t);
    let sum = 0;
    chord.forEach((hz, i) => {
      for (let k = 1; k <= 4; k++)
        sum += Math.sin(2 * Math.PI * hz * k * (t + vibrato / 40) + (phases[i * 4 + k - 1] ?? 0)) / k;
    });
    return 0.05 * swell * sum;
  });
};

/** A drum machine: low thumps and hisses. */
const drums = (seconds: number, seed: number): Float32Array => {
  const r = random(seed);
  return make(seconds, (t) => {
    const beat = t % 0.5;
    const off = (t + 0.25) % 0.5;
    return 0.5 * sine(60 + 60 * Math.exp(-beat * 30), beat) * Math.exp(-beat * 9) + 0.25 * r() * Math.exp(-off * 40);
  });
};

/** Somebody puts things down: dull knocks at odd times. */
const knocks = (seconds: number, seed: number): Float32Array => {
  const r = random(seed);
  const out = new Float32Array(Math.round(seconds * RATE));
  for (let t = 0.5; t < seconds - 0.3; t += 0.6 + Math.abs(r()) * 2.5) {
    const hz = 90 + 120 * Math.abs(r());
    const loud = 0.2 + 0.5 * Math.abs(r());
    for (let i = 0; i < 0.15 * RATE; i++) {
      const at = Math.round(t * RATE) + i;
      if (at < out.length) out[at]! += loud * (sine(hz, i / RATE) + 0.3 * r()) * Math.exp((-i / RATE) * 40);
    }
  }
  return out;
};

const mix = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + (b[i] ?? 0));

/** Sounds by name, each of so many seconds. */
export const silentSounds = (seconds: number): Record<string, Float32Array> => ({
  ...noises(seconds),
  'pink noise': pink(seconds, 0.3, 11),
  'pink noise, faint': pink(seconds, 0.02, 12),
  'ring tone, Britain': cadence(seconds, [400, 450], [400, 200, 400, 2000]),
  'ring tone, Germany': cadence(seconds, [425], [1000, 4000]),
  'ring tone, France': cadence(seconds, [440], [1500, 3500]),
  'ring tone, Japan': make(seconds, (t) => (t % 3 < 1 ? 0.25 * sine(400, t) * (0.5 + 0.5 * sine(16, t)) : 0)),
  'ring tone, China': cadence(seconds, [450], [1000, 4000]),
  'busy tone, Europe': cadence(seconds, [425], [480, 480]),
  'busy tone, China': cadence(seconds, [450], [350, 350]),
  'dial tone': make(seconds, (t) => 0.12 * (sine(350, t) + sine(440, t))),
  'number not in service': information(seconds),
  'fax calling': cadence(seconds, [1100], [500, 3000]),
  'fax answering': cadence(seconds, [2100], [3000, 800]),
  'hold music, strings': strings(seconds, 13),
  'hold music, drums': drums(seconds, 14),
  'hold music, both': mix(strings(seconds, 16), drums(seconds, 17)),
  knocks: knocks(seconds, 15),
});
