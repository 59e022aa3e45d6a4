/**
 * Ogg Opus at 16 kHz of stereo wavs: `node ml/train/voices/opus.ts KBIT OUT_FOLDER FILE.wav…`. Both sides in one file, ours
 * on the left.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import OpusScript from 'opusscript';
import { readChannels } from '#ml/eval/calls/load.ts';
import { writePage } from '#realtime/sources/ogg/page.ts';

const RATE = 16_000;
const CHANNELS = 2;
const FRAME = 320;
/** 20 ms at Opus' own clock of 48 kHz, and the encoder's delay on it (RFC 7845). */
const FRAME_GRANULE = 960;
const PRE_SKIP = 312;
const FRAMES_A_PAGE = 50;
const OPUS_SET_COMPLEXITY = 4010;

const head = (): Uint8Array => {
  const out = Buffer.alloc(19);
  out.write('OpusHead');
  out[8] = 1;
  out[9] = CHANNELS;
  out.writeUInt16LE(PRE_SKIP, 10);
  out.writeUInt32LE(RATE, 12);
  return out;
};
const tags = (): Uint8Array => {
  const vendor = Buffer.from('quicksilver');
  const out = Buffer.alloc(16 + vendor.length);
  out.write('OpusTags');
  out.writeUInt32LE(vendor.length, 8);
  vendor.copy(out, 12);
  return out;
};

/** Both channels as one Ogg Opus stream. */
export function encodeStereo(left: Float32Array, right: Float32Array, kbit: number): Uint8Array {
  const encoder = new OpusScript(RATE, CHANNELS, OpusScript.Application.AUDIO);
  encoder.setBitrate(kbit * 1000);
  encoder.encoderCTL(OPUS_SET_COMPLEXITY, 10);
  const packets: Uint8Array[] = [];
  for (let at = 0; at < left.length; at += FRAME) {
    const frame = new Int16Array(FRAME * CHANNELS);
    for (let i = 0; i < FRAME; i++) {
      frame[2 * i] = Math.round(32_767 * Math.max(-1, Math.min(1, left[at + i] ?? 0)));
      frame[2 * i + 1] = Math.round(32_767 * Math.max(-1, Math.min(1, right[at + i] ?? 0)));
    }
    packets.push(Uint8Array.from(encoder.encode(Buffer.from(frame.buffer), FRAME)));
  }
  encoder.delete();
  const pages = [head(), tags()].map((packet, sequence) =>
    writePage({ serial: 1, sequence, granule: 0, first: sequence === 0, last: false, packets: [packet] }),
  );
  for (let at = 0; at < packets.length; at += FRAMES_A_PAGE) {
    const some = packets.slice(at, at + FRAMES_A_PAGE);
    const last = at + FRAMES_A_PAGE >= packets.length;
    pages.push(
      writePage({
        serial: 1,
        sequence: pages.length,
        granule: (at + some.length) * FRAME_GRANULE,
        first: false,
        last,
        packets: some,
      }),
    );
  }
  return Buffer.concat(pages);
}

if (process.argv[1] === import.meta.filename) {
  const [kbit = '32', folder = '.', ...files] = process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const [left, right] = await readChannels(file);
    if (!left || !right) throw new Error(`${file} is not stereo`);
    const bytes = encodeStereo(left, right, Number(kbit));
    const name = `${basename(file, '.wav')}.ogg`;
    writeFileSync(join(folder, name), bytes);
    console.log(name, Math.round(bytes.length / 1024), 'kB,', (left.length / RATE).toFixed(1), 's');
  }
}
