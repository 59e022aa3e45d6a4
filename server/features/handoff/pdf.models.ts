/** A line of the document: how big, and what. */
export interface PdfLine {
  text: string;
  size: 10 | 13 | 18;
  /** Points of room above. */
  above?: number;
}

const PAGE = { width: 595, height: 842, margin: 56 } as const;
const wide = (c: string): boolean => c.charCodeAt(0) > 0x2e7f;
/** Widths in thousandths of the size: the CJK font's full and half forms. */
const widthOf = (text: string, size: number): number => [...text].reduce((sum, c) => sum + (wide(c) ? 1000 : 500), 0) * (size / 1000);

/** Breaks at spaces, and anywhere between Chinese characters. Pure. */
export function wrap(text: string, size: number, width: number): string[] {
  const parts = text.replace(/\s+/g, ' ').match(/[\u2e80-\uffff]|[^\u2e80-\uffff ]+ ?| /gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (let part of parts) {
    while (widthOf(part, size) > width) {
      const fits = Math.max(1, Math.floor(width / (size / 2)));
      if (line) lines.push(line);
      line = '';
      lines.push(part.slice(0, fits));
      part = part.slice(fits);
    }
    if (line && widthOf(line + part.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines.length > 0 ? lines : [''];
}

/** UCS-2, big-endian, hex; what the font's encoding reads. Characters outside the basic plane become a box. */
const hex = (text: string): string =>
  [...text].map((c) => (c.length > 1 ? 0x25a1 : c.charCodeAt(0)).toString(16).padStart(4, '0')).join('');

/**
 * A PDF of plain lines in English and Chinese. The font is Adobe's standard Song for simplified Chinese, which is not put
 * into the file: every reader brings it or its own Chinese face. Pure; nothing but bytes comes out.
 */
export function writePdf(lines: readonly PdfLine[], title: string): Uint8Array {
  const pages: string[] = [];
  let content = '';
  let y: number = PAGE.height - PAGE.margin;
  const feed = () => {
    pages.push(content);
    content = '';
    y = PAGE.height - PAGE.margin;
  };
  for (const { text, size, above = 0 } of lines) {
    y -= above;
    for (const row of wrap(text, size, PAGE.width - 2 * PAGE.margin)) {
      const leading = size * 1.5;
      if (y - leading < PAGE.margin) feed();
      y -= leading;
      content += `BT /F1 ${size} Tf 1 0 0 1 ${PAGE.margin} ${y.toFixed(1)} Tm <${hex(row)}> Tj ET\n`;
    }
  }
  feed();
  const first = 6;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >> >>',
    `<< /Title <feff${hex(title)}> /Producer (Quicksilver) >>`,
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`,
      `<< /Length ${page.length} >>\nstream\n${page}endstream`,
    ]),
  ];
  let out = '%PDF-1.4\n';
  const at: number[] = [];
  objects.forEach((object, i) => {
    at.push(out.length);
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(out);
}
