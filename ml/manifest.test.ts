import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelError, loadManifest } from './manifest.ts';

const entry = (id: string, files: object[]) => ({
  id,
  kind: 'vad',
  revision: '1',
  licence: 'MIT',
  source: 'a test',
  files,
});
const sha256 = '0'.repeat(64);
let dir = '';

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'models-'));
  mkdirSync(join(dir, 'here'));
  writeFileSync(join(dir, 'here', 'a.onnx'), 'four');
  writeFileSync(join(dir, 'here', 'short.onnx'), 'x');
  const models = [
    entry('here', [{ path: 'a.onnx', bytes: 4, sha256 }]),
    entry('shares', [{ path: 'a.onnx', folder: 'here', as: 'b.onnx', bytes: 4, sha256 }]),
    entry('packaged', [{ path: 'package.json', package: 'zod', as: 'z', bytes: 1, sha256 }]),
    entry('absent', [{ path: 'a.onnx', bytes: 4, sha256 }]),
    entry('unpackaged', [{ path: 'a.onnx', package: 'no-such-package', bytes: 4, sha256 }]),
    entry('damaged', [{ path: 'short.onnx', folder: 'here', bytes: 4, sha256 }]),
  ];
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ models }));
});
afterAll(() => rmSync(dir, { recursive: true }));

const code = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof ModelError ? error.code : String(error);
  }
};

describe('the list of models', () => {
  it('finds files in their folder, in another model’s and under another name', () => {
    const models = loadManifest(dir);
    expect(models.path('here', 'a.onnx')).toBe(join(dir, 'here', 'a.onnx'));
    expect(models.path('shares', 'b.onnx')).toBe(join(dir, 'here', 'a.onnx'));
  });

  it('says which model, which file and where it was expected', () => {
    const models = loadManifest(dir);
    expect(() => models.path('absent', 'a.onnx')).toThrow(join(dir, 'absent', 'a.onnx'));
    expect(() => models.path('unpackaged', 'a.onnx')).toThrow('no-such-package is not installed');
    expect(() => models.path('damaged', 'short.onnx')).toThrow('1 bytes instead of 4');
  });

  it('fails with a code from the closed list', () => {
    const models = loadManifest(dir);
    expect(code(() => models.path('nobody', 'a'))).toBe('model_unknown');
    expect(code(() => models.path('here', 'other'))).toBe('model_file_unknown');
    expect(code(() => models.path('absent', 'a.onnx'))).toBe('model_file_missing');
    expect(code(() => models.path('packaged', 'z'))).toBe('model_file_damaged');
    expect(code(() => loadManifest(join(dir, 'here')))).toBe('manifest_unreadable');
  });

  it('tells all problems at once', () => {
    const models = loadManifest(dir);
    expect(models.problems(['here', 'shares'])).toEqual([]);
    expect(models.problems().map((p) => p.code)).toEqual([
      'model_file_damaged',
      'model_file_missing',
      'model_file_missing',
      'model_file_damaged',
    ]);
  });
});
