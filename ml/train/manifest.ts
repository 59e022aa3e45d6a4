/** Writes models/manifest.json from the folders' model.json: `node ml/train/manifest.ts` after new weights. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODELS_DIR } from '../manifest.ts';
import { manifestSchema, modelSourceSchema } from '../manifest.schema.ts';
import type { ModelSource } from '../manifest.schema.ts';

const folders = readdirSync(MODELS_DIR)
  .filter((name) => existsSync(join(MODELS_DIR, name, 'model.json')))
  .sort();

const rootOf = (model: ModelSource, file: ModelSource['files'][number]): string =>
  file.package ? join(MODELS_DIR, '..', 'node_modules', file.package) : join(MODELS_DIR, file.folder ?? model.id);

const measured = (model: ModelSource, file: ModelSource['files'][number]) => {
  const data = readFileSync(join(rootOf(model, file), file.path));
  return { ...file, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
};

const models = folders.flatMap((folder) => {
  const model = modelSourceSchema.parse(JSON.parse(readFileSync(join(MODELS_DIR, folder, 'model.json'), 'utf8')));
  if (model.id !== folder) throw new Error(`models/${folder}/model.json describes ${model.id}`);
  const missing = model.files.find((file) => !existsSync(join(rootOf(model, file), file.path)));
  if (missing) {
    console.warn(`left out ${folder}: no ${missing.path}`);
    return [];
  }
  return [{ ...model, files: model.files.map((file) => measured(model, file)) }];
});

const total = models.flatMap((m) => m.files).reduce((sum, f) => sum + f.bytes, 0);
writeFileSync(join(MODELS_DIR, 'manifest.json'), `${JSON.stringify(manifestSchema.parse({ models }), null, 2)}\n`);
console.log(`${models.length} models, ${(total / 1e6).toFixed(1)} MB`);
