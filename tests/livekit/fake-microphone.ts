import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { chromium, type Browser } from 'playwright';
import { chromiumOptions } from '../chromium.ts';

/** A wave file, 16 kHz mono, for Chromium to take as its microphone. */
function waveFile(pcm: Int16Array): string {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + pcm.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(pcm.byteLength, 40);
  const file = join(tmpdir(), `qs-microphone-${process.pid}.wav`);
  writeFileSync(file, Buffer.concat([header, Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength)]));
  return file;
}

/** Chromium whose microphone says `pcm` again and again, in the namespace's network. */
export function chromiumThatSays(pcm: Int16Array): Promise<Browser> {
  const options = chromiumOptions();
  return chromium.launch({
    ...options,
    args: [
      ...options.args,
      '--allow-loopback-in-peer-connection',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${waveFile(pcm)}`,
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}
