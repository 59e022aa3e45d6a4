import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGS, OBJECTION_LABELS, RISK_LABELS, SIDES } from '#realtime/contract/labels.ts';
import { Resampler } from '#realtime/segments/resampler.ts';
import { openRecording } from '#realtime/sources/decoders/open-recording.ts';

const referenceSchema = z.object({
  lang: z.enum(LANGS),
  voices: z.record(z.enum(SIDES), z.string()),
  durationMs: z.number(),
  lines: z.array(
    z.object({
      side: z.enum(SIDES),
      /** First and last sample of the words on the call's clock. */
      startMs: z.number(),
      endMs: z.number(),
      text: z.string(),
      labels: z.array(z.enum([...RISK_LABELS, ...OBJECTION_LABELS])),
    }),
  ),
});

export type Reference = z.infer<typeof referenceSchema>;
export type ReferenceLine = Reference['lines'][number];

export interface ReferenceCall extends Reference {
  readonly name: string;
  /** Ours and the customer's, mono at 16 kHz. */
  readonly sound: Readonly<Record<'rep' | 'customer', Float32Array>>;
}

/** All channels of a recording at 16 kHz. @throws RecordingError */
export async function readChannels(path: string): Promise<Float32Array[]> {
  const decoder = await openRecording(path);
  const resamplers = Array.from({ length: decoder.channels }, () => new Resampler(decoder.rate));
  const parts: Float32Array[][] = resamplers.map(() => []);
  for await (const { channels } of decoder.blocks()) {
    channels.forEach((block, i) => parts[i]!.push(Float32Array.from(resamplers[i]!.process(block))));
  }
  await decoder.close();
  return parts.map((blocks) => {
    const all = new Float32Array(blocks.reduce((sum, b) => sum + b.length, 0));
    let at = 0;
    for (const block of blocks) {
      all.set(block, at);
      at += block.length;
    }
    return all;
  });
}

/** The call of a folder by its name: NAME.json and NAME.ogg, ours on the left. */
export async function loadCall(folder: string, name: string): Promise<ReferenceCall> {
  const reference = referenceSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
  const [rep, customer] = await readChannels(join(folder, `${name}.ogg`));
  if (!rep || !customer) throw new Error(`${name}.ogg is not stereo`);
  return { ...reference, name, sound: { rep, customer } };
}

/** Names of a folder's calls, in order. */
export const callNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ogg'))
    .map((file) => file.slice(0, -4))
    .sort();
