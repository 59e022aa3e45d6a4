import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pastCall } from '../../testing/past-call.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { wrap, writePdf } from './pdf.models.ts';
import { safeName, zip } from './zip.models.ts';

/** Reads an archive by its central directory, as unzip does. */
function unzip(data: Buffer): Map<string, Buffer> {
  const out = new Map<string, Buffer>();
  const end = data.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = data.readUInt32LE(end + 16);
  for (let n = data.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size, nameLength] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt16LE(at + 28)];
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const local = data.readUInt32LE(at + 42);
    const start = local + 30 + data.readUInt16LE(local + 26);
    const body = data.subarray(start, start + size);
    out.set(name, method === 8 ? inflateRawSync(body) : body);
    at += 46 + nameLength;
  }
  return out;
}

test('an archive is read back whole, also by the system where there is an unzip', () => {
  const data = zip([{ name: 'a.txt', data: Buffer.from('hello '.repeat(100)) }, { name: '文件/b.bin', data: Buffer.from([1, 2, 3]) }], new Date(Date.UTC(2026, 10, 29, 12)));
  expect([...unzip(data).entries()].map(([k, v]) => [k, v.length])).toEqual([['a.txt', 600], ['文件/b.bin', 3]]);
  if (!existsSync('/usr/bin/python3')) return;
  const dir = mkdtempSync(join(tmpdir(), 'zip-'));
  writeFileSync(join(dir, 'x.zip'), data);
  const listed = execFileSync('/usr/bin/python3', ['-c', `import zipfile;z=zipfile.ZipFile(${JSON.stringify(join(dir, 'x.zip'))});print(z.testzip(),z.namelist())`], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf8' } });
  rmSync(dir, { recursive: true });
  expect(listed.trim()).toBe("None ['a.txt', '文件/b.bin']");
});
test('names cannot leave the archive', () => expect([safeName('../../etc/passwd'), safeName('a/b\\c'), safeName('')]).toEqual(['__.._etc_passwd', 'a_b_c', '_']));
test('lines break at words and between Chinese characters, and never overflow', () => {
  expect(wrap('one two three', 10, 40)).toEqual(['one two', 'three']);
  expect(wrap('客户要求首日上线', 10, 40)).toEqual(['客户要求', '首日上线']);
  expect(wrap('a'.repeat(30), 10, 50).every((l) => l.length <= 10)).toBe(true);
});
test('a PDF whose table of objects is right', () => {
  const text = Buffer.from(writePdf(Array.from({ length: 120 }, (_, i) => ({ text: `第 ${i} 行 line`, size: 10 as const })), '标题')).toString('latin1');
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(start, start + 4)).toBe('xref');
  for (const [, at] of text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)) expect(text.slice(Number(at), Number(at) + 12)).toMatch(/^\d+ 0 obj/);
  expect(Number(/\/Count (\d+)/.exec(text)?.[1])).toBeGreaterThan(1);
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await pastCall(server.s, {
    customer: 'Oakhurst Pumps',
    title: 'First talk',
    lines: [
      { side: 'customer', text: 'It has to run in our own data centre, no later than March.' },
      { side: 'customer', text: 'Our finance director signs in the end.' },
      { side: 'customer', text: 'We need single sign-on from the first day.' },
      { side: 'customer', text: 'Nice weather today, is it not.' },
    ],
  });
});
afterAll(() => server.stop());

test('one click makes the package; delivery marks it; it goes out as page, PDF, transcripts and files', async () => {
  const rep = await server.session('rep');
  const customer = await server.s.customers.byName('ws_demo', 'Oakhurst Pumps');
  const made = await server.post('/api/handoff', rep, { customerId: customer?.id });
  expect(made.status).toBe(201);
  expect(made.json.body.requirements.map((r: { text: string }) => r.text)).toEqual(['It has to run in our own data centre, no later than March.', 'We need single sign-on from the first day.']);
  expect(made.json.body.chain).toHaveLength(1);
  expect(made.json.planDueAt - made.json.createdAt).toBe(48 * 3_600_000);
  const { id } = made.json;
  const [first] = made.json.body.requirements;
  const manager = await server.session('manager');
  expect((await server.post(`/api/handoff/${id}/marks`, manager, { requirementId: first.id, mark: 'red' })).status, 'red needs its reason').toBe(422);
  expect((await server.post(`/api/handoff/${id}/marks`, manager, { requirementId: first.id, mark: 'red', note: 'no release for that yet' })).json.counts).toEqual({ open: 1, green: 0, yellow: 0, red: 1 });
  expect((await server.request('PUT', `/api/handoff/${id}/plan`, manager, { plan: 'Week one: kick-off' })).json.planAt).not.toBeNull();
  const form = new FormData();
  form.append('file', new Blob(['picture']), '../shot.png');
  expect((await server.request('POST', `/api/handoff/${id}/files`, rep, form)).json.files).toMatchObject([{ name: 'shot.png', bytes: 7 }]);
  const response = await fetch(`${server.url}/api/handoff/${id}/package.zip`, { headers: { authorization: `Bearer ${rep}` } });
  const files = unzip(Buffer.from(await response.arrayBuffer()));
  const names = [...files.keys()];
  expect(names.slice(0, 2)).toEqual(['index.html', 'package.pdf']);
  expect(names.filter((n) => n.startsWith('transcripts/'))).toHaveLength(1);
  expect(names.at(-1)).toMatch(/^files\/.{4} shot\.png$/);
  expect(files.get('index.html')?.toString()).toContain('[high risk] It has to run');
  for (const name of ['new', 'manager_zh', 'rep_zh']) {
    const other = await server.session(name);
    expect((await server.get(`/api/handoff/${id}`, other)).status, name).toBe(404);
    expect((await server.get(`/api/handoff/${id}/package.zip`, other)).status, name).toBe(404);
    expect((await server.post('/api/handoff', other, { customerId: customer?.id })).status, name).toBe(404);
  }
});
