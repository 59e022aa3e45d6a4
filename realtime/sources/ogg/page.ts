/** Ogg pages (RFC 3533) with whole packets only: no packet of ours is longer than a page. */

const CRC = Uint32Array.from({ length: 256 }, (_, i) => {
  let r = i << 24;
  for (let k = 0; k < 8; k++) r = r & 0x80000000 ? (r << 1) ^ 0x04c11db7 : r << 1;
  return r >>> 0;
});

export function oggCrc(bytes: Uint8Array): number {
  let crc = 0;
  for (let i = 0; i < bytes.length; i++) crc = ((crc << 8) ^ CRC[((crc >>> 24) ^ bytes[i]!) & 0xff]!) >>> 0;
  return crc;
}

export interface Page {
  serial: number;
  sequence: number;
  /** Samples at 48 kHz up to the end of the page's last packet. */
  granule: number;
  first: boolean;
  last: boolean;
  packets: readonly Uint8Array[];
}

/** Throws RangeError where the packets do not fit into one page (255 segments). */
export function writePage(page: Page): Uint8Array {
  const lacing: number[] = [];
  for (const packet of page.packets) {
    let rest = packet.length;
    for (; rest >= 255; rest -= 255) lacing.push(255);
    lacing.push(rest);
  }
  if (lacing.length > 255) throw new RangeError('too many packets for one page');
  const body = page.packets.reduce((sum, p) => sum + p.length, 0);
  const out = new Uint8Array(27 + lacing.length + body);
  const view = new DataView(out.buffer);
  out.set([0x4f, 0x67, 0x67, 0x53, 0, (page.first ? 2 : 0) | (page.last ? 4 : 0)]);
  view.setBigInt64(6, BigInt(page.granule), true);
  view.setUint32(14, page.serial, true);
  view.setUint32(18, page.sequence, true);
  out[26] = lacing.length;
  out.set(lacing, 27);
  let at = 27 + lacing.length;
  for (const packet of page.packets) {
    out.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, oggCrc(out), true);
  return out;
}

export interface PageHeader {
  serial: number;
  sequence: number;
  granule: number;
  last: boolean;
  /** Of the whole page. */
  length: number;
}

/** The page that begins at `at`; null where none begins there, it is not whole, or its checksum is wrong. */
export function readPage(bytes: Uint8Array, at: number): PageHeader | null {
  if (at + 27 > bytes.length || bytes[at] !== 0x4f || bytes[at + 1] !== 0x67 || bytes[at + 2] !== 0x67 || bytes[at + 3] !== 0x53) return null;
  const segments = bytes[at + 26]!;
  if (at + 27 + segments > bytes.length) return null;
  let length = 27 + segments;
  for (let i = 0; i < segments; i++) length += bytes[at + 27 + i]!;
  if (at + length > bytes.length) return null;
  // A copy also where `bytes` is a Buffer, whose own slice is none.
  const page = new Uint8Array(bytes.subarray(at, at + length));
  const view = new DataView(page.buffer);
  const crc = view.getUint32(22, true);
  view.setUint32(22, 0, true);
  if (oggCrc(page) !== crc) return null;
  return {
    serial: view.getUint32(14, true),
    sequence: view.getUint32(18, true),
    granule: Number(view.getBigInt64(6, true)),
    last: (page[5]! & 4) !== 0,
    length,
  };
}
