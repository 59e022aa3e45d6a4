/** Sounds of a telephone line on which nobody speaks: 16 kHz, made from a seed so that a run can be repeated. */

const RATE = 16_000;

const random = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) >>> 0;
  return seed / 2 ** 31 - 1;
};

const make = (seconds: number, at: (t: number, i: number) => number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) => at(i / RATE, i));

const tone = (hz: number, t: number): number => Math.sin(2 * Math.PI * hz * t);

const white = (seconds: number, level: number, seed: number): Float32Array => {
  const r = random(seed);
  return make(seconds, () => level * r());
};

/** Noise that falls off towards high tones, as rooms and streets do. */
const brown = (seconds: number, level: number, seed: number): Float32Array => {
  const r = random(seed);
  let x = 0;
  return make(seconds, () => (x = 0.98 * x + 0.2 * level * r()));
};

/** Tones that come and go: on for `on` seconds of every `period`. */
const ring = (seconds: number, tones: readonly number[], on: number, period: number): Float32Array =>
  make(seconds, (t) => (t % period < on ? (0.3 * tones.reduce((s, hz) => s + tone(hz, t), 0)) / tones.length : 0));

const KEYS: readonly (readonly [number, number])[] = [
  [697, 1209],
  [697, 1336],
  [770, 1477],
  [852, 1209],
  [941, 1336],
];

const dtmf = (seconds: number): Float32Array =>
  make(seconds, (t) => {
    const key = KEYS[Math.floor(t / 0.4) % KEYS.length];
    return key && t % 0.4 < 0.15 ? 0.25 * (tone(key[0], t) + tone(key[1], t)) : 0;
  });

/** Chords with a melody above them: plucked tones with overtones. */
const music = (seconds: number, beat: number, seed: number): Float32Array => {
  const r = random(seed);
  const chords = [
    [220, 262, 330],
    [175, 220, 262],
    [196, 247, 294],
    [165, 208, 247],
  ];
  const scale = [440, 494, 523, 587, 659, 698, 784];
  const melody = Array.from(
    { length: Math.ceil(seconds / beat) + 1 },
    () => scale[Math.floor(((r() + 1) / 2) * scale.length) % scale.length] ?? 440,
  );
  return make(seconds, (t) => {
    const step = Math.floor(t / beat);
    const age = t - step * beat;
    const chord = chords[Math.floor(step / 4) % chords.length] ?? [];
    const pluck = (hz: number, decay: number) =>
      (tone(hz, t) + 0.5 * tone(2 * hz, t) + 0.25 * tone(3 * hz, t)) * Math.exp(-age * decay);
    return 0.12 * pluck(melody[step] ?? 440, 3) + 0.06 * chord.reduce((s, hz) => s + pluck(hz, 1), 0);
  });
};

/** Short bursts of noise: keys of a keyboard (sharp, quick) or coughs (longer, dull). */
const bursts = (seconds: number, every: number, length: number, level: number, seed: number): Float32Array => {
  const r = random(seed);
  let low = 0;
  return make(seconds, (t) => {
    const age = t % every;
    low = 0.6 * low + 0.4 * r();
    return age < length
      ? level * low * Math.sin((Math.PI * age) / length) * Math.exp((-3 * age) / length)
      : 0.001 * r();
  });
};

export const noises = (seconds: number): Record<string, Float32Array> => ({
  silence: new Float32Array(seconds * RATE),
  'line hiss': white(seconds, 0.003, 1),
  'loud hiss': white(seconds, 0.1, 2),
  street: brown(seconds, 0.3, 3),
  'mains hum': make(seconds, (t) => 0.1 * tone(50, t) + 0.05 * tone(150, t) + 0.03 * tone(250, t)),
  'ring tone 440+480': ring(seconds, [440, 480], 2, 6),
  'ring tone 450': ring(seconds, [450], 1, 5),
  'busy tone': ring(seconds, [480, 620], 0.5, 1),
  'key tones': dtmf(seconds),
  'hold music, slow': music(seconds, 0.5, 4),
  'hold music, quick': music(seconds, 0.22, 5),
  keyboard: bursts(seconds, 0.17, 0.02, 0.4, 6),
  coughs: bursts(seconds, 2.3, 0.35, 0.9, 7),
  breath: bursts(seconds, 3.1, 1.2, 0.15, 8),
});
