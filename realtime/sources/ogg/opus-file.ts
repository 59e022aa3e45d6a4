import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readSync, fstatSync, writeSync } from 'node:fs';
import OpusScript from 'opusscript';
import { readPage, writePage } from './page.ts';

const RATE = 16_000;
const FRAME = 320;
/** 20 ms at Opus' own clock of 48 kHz (RFC 7845). */
const FRAME_GRANULE = 960;
/** A page a second: a crash loses that much, plus what the caller had not yet written. */
const FRAMES_A_PAGE = 50;
/** Wide-band speech by the MDCT coder: good enough to judge a tone of voice by; 13 MB an hour and side. */
const BITRATE = 28_000;
/** Encoder delay of libopus at 16 kHz, in 48 kHz samples (RFC 7845, section 5.1). */
const PRE_SKIP = 312;
const OPUS_SET_COMPLEXITY = 4010;
/** 1.4 ms of CPU a second of sound; the speech coder costs 5 to 12. */
const COMPLEXITY = 0;

const RING_OUT = 5;

const ascii = (text: string) => new TextEncoder().encode(text);

function opusHead(): Uint8Array {
  const out = new Uint8Array(19);
  out.set(ascii('OpusHead'));
  out[8] = 1;
  out[9] = 1;
  const view = new DataView(out.buffer);
  view.setUint16(10, PRE_SKIP, true);
  view.setUint32(12, RATE, true);
  return out;
}

function opusTags(): Uint8Array {
  const vendor = ascii('quicksilver');
  const out = new Uint8Array(16 + vendor.length);
  out.set(ascii('OpusTags'));
  new DataView(out.buffer).setUint32(8, vendor.length, true);
  out.set(vendor, 12);
  return out;
}

interface Place {
  serial: number;
  sequence: number;
  granule: number;
  bytes: number;
}

/** Where the last whole page of a file ends; null where the file is not one of ours from its first page on. */
function lastWholePage(fd: number): Place | null {
  const size = fstatSync(fd).size;
  const window = 1 << 20;
  let base = 0;
  let place: Place | null = null;
  while (base < size) {
    const bytes = new Uint8Array(Math.min(window, size - base));
    readSync(fd, bytes, 0, bytes.length, base);
    let at = 0;
    for (let page = readPage(bytes, at); page; page = readPage(bytes, at)) {
      at += page.length;
      place = { serial: page.serial, sequence: page.sequence, granule: page.granule, bytes: base + at };
    }
    if (at === 0) break;
    base += at;
  }
  return place;
}

/**
 * An Ogg Opus file of one speaker that may be closed by a crash and goes on later in the same stream: a torn last page is
 * cut off, then page numbers and time go on. Synchronous; meant for a worker thread. Throws the file system's errors.
 */
export class OpusFile {
  readonly startMs: number;
  readonly #fd: number;
  readonly #encoder: OpusScript;
  #serial: number;
  #sequence: number;
  #granule: number;
  #bytes = 0;
  #frame = new Int16Array(FRAME);
  #filled = 0;
  #packets: Uint8Array[] = [];
  #silent: Uint8Array | null = null;
  #silentFrames = 0;

  constructor(path: string, serial: number) {
    const old = existsSync(path);
    this.#fd = openSync(path, old ? 'r+' : 'w+');
    const place = old ? lastWholePage(this.#fd) : null;
    this.#encoder = new OpusScript(RATE, 1, OpusScript.Application.AUDIO);
    this.#encoder.setBitrate(BITRATE);
    this.#encoder.encoderCTL(OPUS_SET_COMPLEXITY, COMPLEXITY);
    // Two header pages and at least one of sound, or there is nothing to go on from.
    if (place && place.sequence >= 1) {
      ftruncateSync(this.#fd, place.bytes);
      this.#bytes = place.bytes;
      this.#serial = place.serial;
      this.#sequence = place.sequence + 1;
      this.#granule = place.granule;
    } else {
      ftruncateSync(this.#fd, 0);
      this.#serial = serial;
      this.#sequence = 0;
      this.#granule = 0;
      this.#page([opusHead()], 0, true, false);
      this.#page([opusTags()], 0, false, false);
    }
    this.startMs = Math.max(0, this.#granule / 48);
  }

  /** What the file will hold when all that was written so far is on the disk, ms. */
  get durationMs(): number {
    return (this.#granule + this.#packets.length * FRAME_GRANULE) / 48 + this.#filled / 16;
  }

  write(pcm: Int16Array): void {
    for (let at = 0; at < pcm.length; ) {
      const part = pcm.subarray(at, at + FRAME - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === FRAME) this.#encode();
    }
  }

  close(): void {
    if (this.#filled > 0) {
      this.#frame.fill(0, this.#filled);
      this.#encode();
    }
    // Not marked as the last page: the call may go on.
    this.#flush();
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    this.#encoder.delete();
  }

  #encode(): void {
    this.#filled = 0;
    // Minutes of silence are one packet over and over; the first ones let the sound before them ring out.
    this.#silentFrames = this.#frame.every((v) => v === 0) ? this.#silentFrames + 1 : 0;
    if (this.#silentFrames > RING_OUT) {
      this.#silent ??= this.#packet();
      this.#packets.push(this.#silent);
    } else this.#packets.push(this.#packet());
    if (this.#packets.length >= FRAMES_A_PAGE) this.#flush();
  }

  #packet(): Uint8Array {
    const bytes = Buffer.from(this.#frame.buffer, this.#frame.byteOffset, this.#frame.byteLength);
    return Uint8Array.from(this.#encoder.encode(bytes, FRAME));
  }

  #flush(): void {
    if (this.#packets.length === 0) return;
    const packets = this.#packets;
    this.#packets = [];
    this.#page(packets, packets.length * FRAME_GRANULE, false, false);
  }

  #page(packets: readonly Uint8Array[], granules: number, first: boolean, last: boolean): void {
    this.#granule += granules;
    const page = writePage({ serial: this.#serial, sequence: this.#sequence++, granule: this.#granule, first, last, packets });
    writeSync(this.#fd, page, 0, page.length, this.#bytes);
    this.#bytes += page.length;
  }
}
