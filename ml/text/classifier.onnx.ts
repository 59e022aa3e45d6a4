import type { Classification, TextClassifier, TextItem } from './classifier.port.ts';
import { readDecision, type Decision } from './decision.ts';
import { judge, meanVector, type Read } from './judge.ts';
import { LANGS, type Lang } from './labels.ts';
import { openTextModel, type TextModel } from './model.ts';
import { openTokenizer, type TextTokenizer } from './tokens.ts';

/** Absolute paths of one language's files. */
export interface TextFiles {
  readonly model: string;
  readonly tokenizer: string;
  readonly decision: string;
}

interface Engine {
  readonly model: TextModel;
  readonly tokenizer: TextTokenizer;
  readonly decision: Decision;
}

/** The trained classifiers on this thread. A language's weights are opened when its first words arrive. */
export class OnnxTextClassifier implements TextClassifier {
  readonly #files: Readonly<Record<Lang, TextFiles>>;
  readonly #engines = new Map<Lang, Promise<Engine>>();

  constructor(files: Readonly<Record<Lang, TextFiles>>) {
    this.#files = files;
  }

  /** Opens the weights of these languages now. */
  async warm(langs: readonly Lang[] = LANGS): Promise<void> {
    await Promise.all(langs.map((lang) => this.#engine(lang)));
  }

  async classify(items: readonly TextItem[]): Promise<Classification[]> {
    const answers: Classification[] = [];
    for (const lang of LANGS) {
      const which = items.flatMap((item, at) => (item.lang === lang ? [at] : []));
      if (which.length === 0) continue;
      const engine = await this.#engine(lang);
      const own = which.map((at) => items[at] as TextItem);
      const reads = await readAll(
        engine,
        own.map((item) => item.text),
        own.map((item) => (item.speaker === 'customer' ? 1 : 0)),
      );
      which.forEach((at, k) => (answers[at] = judge(own[k] as TextItem, reads[k] ?? [], engine.decision)));
    }
    return answers;
  }

  async embed(texts: readonly string[], lang: Lang): Promise<Float32Array[]> {
    const engine = await this.#engine(lang);
    const reads = await readAll(
      engine,
      texts,
      texts.map(() => 0),
    );
    return reads.map(meanVector);
  }

  /** Releases the sessions. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#engines.values());
    this.#engines.clear();
    await Promise.all(opened.map((engine) => (engine.status === 'fulfilled' ? engine.value.model.close() : undefined)));
  }

  #engine(lang: Lang): Promise<Engine> {
    let engine = this.#engines.get(lang);
    if (!engine) {
      engine = openEngine(this.#files[lang]);
      // Files that were missing may be put in place: do not remember the failure.
      engine.catch(() => this.#engines.delete(lang));
      this.#engines.set(lang, engine);
    }
    return engine;
  }
}

const openEngine = async (files: TextFiles): Promise<Engine> => ({
  tokenizer: openTokenizer(files.tokenizer),
  decision: readDecision(files.decision),
  model: await openTextModel(files.model),
});

/** The windows of each text with their answers, all texts' windows in common batches. */
async function readAll(engine: Engine, texts: readonly string[], types: readonly (0 | 1)[]): Promise<Read[][]> {
  const windows = texts.map((text) => engine.tokenizer.windows(text));
  const answers = await engine.model.run(
    windows.flat(),
    windows.flatMap((own, at) => own.map(() => types[at] ?? 0)),
  );
  let next = 0;
  return windows.map((own) =>
    own.flatMap((window) => {
      const answer = answers[next++];
      return answer ? [{ window, answer }] : [];
    }),
  );
}
