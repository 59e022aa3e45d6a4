export type Container = 'wav' | 'mp3' | 'flac' | 'ogg-opus' | 'ogg-vorbis' | 'ogg-flac' | 'other' | 'empty' | 'text';

const has = (bytes: Uint8Array, at: number, text: string) => [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));
const find = (bytes: Uint8Array, text: string, within: number) => {
  for (let at = 0; at < Math.min(within, bytes.length); at++) if (has(bytes, at, text)) return true;
  return false;
};

/** A first MPEG audio frame header: 11 sync bits, layer III, a valid bit rate and sampling rate. */
const isMpegFrame = (bytes: Uint8Array, at: number) =>
  bytes[at] === 0xff &&
  (bytes[at + 1]! & 0xe0) === 0xe0 &&
  (bytes[at + 1]! & 0x18) !== 0x08 &&
  (bytes[at + 1]! & 0x06) !== 0 &&
  bytes[at + 2]! >> 4 !== 0xf &&
  (bytes[at + 2]! & 0x0c) !== 0x0c;

/** What a file is, by its first bytes; its name says nothing. */
export function sniff(head: Uint8Array): Container {
  if (head.length === 0) return 'empty';
  if ((has(head, 0, 'RIFF') || has(head, 0, 'RF64')) && has(head, 8, 'WAVE')) return 'wav';
  if (has(head, 0, 'fLaC')) return 'flac';
  if (has(head, 0, 'OggS')) {
    if (find(head, 'OpusHead', 200)) return 'ogg-opus';
    if (find(head, '\x01vorbis', 200)) return 'ogg-vorbis';
    return find(head, '\x7fFLAC', 200) ? 'ogg-flac' : 'other';
  }
  if (has(head, 0, 'ID3') || isMpegFrame(head, 0)) return 'mp3';
  return isText(head.subarray(0, 512)) ? 'text' : 'other';
}

function isText(sample: Uint8Array): boolean {
  try {
    // `stream`: the sample may end in the middle of a character.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return !/[\x00-\x08\x0e-\x1f]/.test(text);
  } catch {
    return false;
  }
}
