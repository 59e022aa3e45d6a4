import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestSchema } from './manifest.schema.ts';
import type { ModelEntry, ModelFile } from './manifest.schema.ts';

export type { ModelEntry, ModelFile } from './manifest.schema.ts';

export type ModelErrorCode =
  | 'manifest_unreadable'
  | 'model_unknown'
  | 'model_file_unknown'
  | 'model_file_missing'
  | 'model_file_damaged';

/** Names the model and the file, so that an operator knows what to put where. */
export class ModelError extends Error {
  readonly code: ModelErrorCode;
  constructor(code: ModelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModelError';
    this.code = code;
  }
}

export interface Models {
  readonly entries: readonly ModelEntry[];
  has(id: string): boolean;
  /** Throws ModelError `model_unknown`. */
  get(id: string): ModelEntry;
  /** Absolute path of a model's file. Throws ModelError when it is unknown, absent or of another size. */
  path(id: string, file: string): string;
  /** What is wrong with the files of these models (of all, without ids); empty when everything is in place. */
  problems(ids?: readonly string[]): ModelError[];
}

export const MODELS_DIR = fileURLToPath(new URL('../models/', import.meta.url));

const require = createRequire(import.meta.url);

const packageDir = (name: string): string | undefined => {
  for (const dir of require.resolve.paths(name) ?? []) {
    const found = join(dir, name);
    if (existsSync(join(found, 'package.json'))) return found;
  }
  return undefined;
};

const locate = (dir: string, entry: ModelEntry, file: ModelFile): string => {
  const at = `file ${file.path} of model ${entry.id}`;
  const root = file.package === undefined ? join(dir, file.folder ?? entry.id) : packageDir(file.package);
  if (root === undefined)
    throw new ModelError('model_file_missing', `${at}: the package ${file.package} is not installed`);
  const path = join(root, file.path);
  if (!existsSync(path)) throw new ModelError('model_file_missing', `${at} is missing: expected at ${path}`);
  const { size } = statSync(path);
  if (size !== file.bytes) {
    throw new ModelError('model_file_damaged', `${at} has ${size} bytes instead of ${file.bytes}: ${path}`);
  }
  return path;
};

/** Reads `manifest.json` of a models folder. Throws ModelError `manifest_unreadable`. */
export const loadManifest = (dir: string = MODELS_DIR): Models => {
  const path = join(dir, 'manifest.json');
  let entries: readonly ModelEntry[];
  try {
    entries = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).models;
  } catch (cause) {
    throw new ModelError('manifest_unreadable', `${path} cannot be read as a list of models`, { cause });
  }
  const byId = new Map(entries.map((e) => [e.id, e]));
  const get = (id: string): ModelEntry => {
    const entry = byId.get(id);
    if (!entry) throw new ModelError('model_unknown', `there is no model ${id} in ${dirname(path)}`);
    return entry;
  };
  return {
    entries,
    has: (id) => byId.has(id),
    get,
    path: (id, name) => {
      const entry = get(id);
      const file = entry.files.find((f) => (f.as ?? f.path) === name);
      if (!file) throw new ModelError('model_file_unknown', `model ${id} has no file ${name}`);
      return locate(dir, entry, file);
    },
    problems: (ids) =>
      (ids?.map(get) ?? entries).flatMap((entry) =>
        entry.files.flatMap((file) => {
          try {
            locate(dir, entry, file);
            return [];
          } catch (error) {
            return error instanceof ModelError ? [error] : [];
          }
        }),
      ),
  };
};
