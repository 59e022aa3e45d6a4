import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { locale } from '#lib/i18n/locale.svelte.ts';
import type { Invitation } from '#realtime/contract/rooms.schema.ts';
import JoinAsk from './JoinAsk.svelte';

const invitation: Invitation = {
  state: 'open',
  lang: 'en',
  workspace: 'Example',
  host: null,
  asks: true,
  wording: { en: 'This call is recorded.', zh: '本次通话将被录音' },
  versions: { en: '1.a', zh: '1.b' },
};
const answers: [string, string][] = [];
const show = (over: Partial<Invitation> = {}) =>
  render(JoinAsk, { invitation: { ...invitation, ...over }, busy: false, problem: '', onanswer: (answer: string, name: string) => void answers.push([answer, name]) });

beforeEach(() => {
  answers.length = 0;
  locale.set('en');
});

test('nobody joins without a name, and a no is one press as a yes is', async () => {
  await show();
  await expect.element(page.getByText('This call is recorded.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Agree and join' })).toBeDisabled();
  await expect.element(page.getByRole('button', { name: 'Join without recording' })).toBeDisabled();
  await page.getByLabelText('Your name').fill(' Dana ');
  await page.getByRole('button', { name: 'Join without recording' }).click();
  await page.getByRole('button', { name: 'Agree and join' }).click();
  expect(answers).toEqual([
    ['declined', 'Dana'],
    ['accepted', 'Dana'],
  ]);
});

test('the wording follows the language', async () => {
  await show();
  locale.set('zh');
  await expect.element(page.getByText('本次通话将被录音')).toBeVisible();
});

test('where the side is not recorded nobody is asked', async () => {
  await show({ asks: false });
  await page.getByLabelText('Your name').fill('Dana');
  await expect.element(page.getByText('This call is recorded.')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  expect(answers).toEqual([['declined', 'Dana']]);
});
