import { globSync, readFileSync } from 'node:fs';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';

/** Attributes whose value a person sees or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
  'about',
  'text',
]);
/** Names and signs that are the same in every language. */
const ALLOWED = new Set(['Quicksilver', 'End', 'J', '×', 'https:']);
const LETTERS = /[\p{L}]{2,}|[\p{Script=Han}]/u;

const cwd = new URL('.', import.meta.url).pathname;
const files = globSync('**/*.svelte', { cwd });

type Node = { type: string; [key: string]: unknown };
function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item);
  else if (value && typeof value === 'object') {
    const node = value as Node;
    if (typeof node.type === 'string') yield node;
    for (const [key, child] of Object.entries(node)) if (key !== 'parent' && key !== 'loc') yield* walk(child);
  }
}
const bare = (text: string): string[] =>
  text
    .split(/[·,()/|]/)
    .map((t) => t.trim())
    .filter((t) => LETTERS.test(t) && !ALLOWED.has(t));

function visibleText(source: string): string[] {
  const { fragment } = parse(source, { modern: true }) as AST.Root;
  const found: string[] = [];
  for (const node of walk(fragment)) {
    if (node.type === 'Attribute') {
      const { name, value } = node as unknown as AST.Attribute;
      if (SPOKEN.has(name) && Array.isArray(value)) {
        for (const part of value) if (part.type === 'Text') found.push(...bare(part.data).map((t) => `${name}="${t}"`));
      }
    }
    if (node.type === 'Fragment') {
      for (const child of (node as unknown as AST.Fragment).nodes)
        if (child.type === 'Text') found.push(...bare(child.data));
    }
  }
  return found;
}

const keysOf = (file: string) =>
  Object.entries(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, unknown>).filter(
    ([k]) => k !== '$schema',
  );
const inputs = (message: unknown): string => {
  const text = JSON.stringify(message);
  const declared = [...text.matchAll(/input (\w+)/g)].map((m) => m[1]);
  const used = [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
  return [...new Set([...declared, ...used])].sort().join(',');
};
const areas = [...new Set(globSync('messages/*.json', { cwd }).map((f) => f.replace(/(en|zh)\.json$/, '')))];

describe('visible text', () => {
  test('finds words in markup and in attributes, or this test would find nothing', () => {
    expect(visibleText('<p title="Say it">Hello there</p>')).toEqual(['title="Say it"', 'Hello there']);
    expect(visibleText('{#if x}<b>你好</b>{/if}')).toEqual(['你好']);
    expect(visibleText('<p class="row" title={m.x()}>{m.y()} · Quicksilver</p>')).toEqual([]);
  });
  test.each(files)('%s has none of its own', (file) => {
    expect(visibleText(readFileSync(new URL(file, import.meta.url), 'utf8'))).toEqual([]);
  });
  test.each(files)('%s uses tokens, no raw colour', (file) => {
    // In a mask a colour is only how much shows through.
    const source = readFileSync(new URL(file, import.meta.url), 'utf8').replace(/mask(-image)?:[^;]*;/g, '');
    expect(
      source
        .match(/#[0-9a-f]{3,8}\b(?![\w-]*\/)|\brgba?\(|\bhsla?\(/gi)
        ?.filter((c) => !/^#(lib|realtime|each|if|key)/.test(c)) ?? [],
    ).toEqual([]);
  });
});

describe.each(areas)('%s', (area) => {
  const en = keysOf(`${area}en.json`);
  const zh = new Map(keysOf(`${area}zh.json`));
  test('has the same messages in both languages', () =>
    expect([...zh.keys()].sort()).toEqual(en.map(([k]) => k).sort()));
  test('has the same inputs in both', () => {
    const differ = en.filter(([key, message]) => inputs(message) !== inputs(zh.get(key))).map(([key]) => key);
    expect(differ).toEqual([]);
  });
  test('Chinese has full-width punctuation and no half-width comma, colon or question mark after a character', () => {
    const wrong = [...zh]
      .filter(([, message]) => typeof message === 'string' && /\p{Script=Han}[,:;?!]/u.test(message))
      .map(([key]) => key);
    expect(wrong).toEqual([]);
  });
  test('says nothing with an exclamation mark', () =>
    expect([...en, ...zh].filter(([, message]) => /[!！]/.test(JSON.stringify(message))).map(([key]) => key)).toEqual(
      [],
    ));
});
