import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import type { CallEventOf } from '#realtime/contract/call-events.schema.ts';
import { pause } from '../../server/testing/test-server.ts';
import { chromiumThatSays } from './fake-microphone.ts';
import { startLab, until } from './lab.ts';
import { HIGH_HZ, pitchHearing } from './pitch-hearing.ts';
import { toneOf } from './publisher.ts';

/** A customer in a real browser on a phone's screen: declines, joins, leaves, comes back, takes the yes back. */
export async function browser() {
  const { hearing, heard } = pitchHearing();
  const lab = await startLab({ parts: { hearing: () => hearing }, webRoot: fileURLToPath(new URL('../../build', import.meta.url)) });
  const rep = await lab.server.session('rep');
  const made = await lab.server.post('/api/calls', rep, { title: 'Room', consent: 'ask', lang: 'en' });
  const id = String(made.json.id);
  const link = async () => String((await lab.server.post(`/api/calls/${id}/links`, rep, { lang: 'en' })).json.url);
  // A tone of a second, then quiet.
  const chrome = await chromiumThatSays(toneOf(1_000, 1_000, HIGH_HZ, 12_000));
  const phone = { viewport: { width: 390, height: 844 }, permissions: ['microphone'], locale: 'en-GB' };
  const shots = process.env.SHOTS;
  const shoot = async (page: Page, name: string) => {
    if (shots) await page.screenshot({ path: join(shots, `${name}.png`) });
  };
  const finals = async () => (await lab.s.events.since(id, 0)).filter((e): e is CallEventOf<'utterance.final'> => e.kind === 'utterance.final').length;
  const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const result: Record<string, unknown> = {};
  try {
    // Somebody declines: they are in the room and nothing of theirs is heard.
    const no = await chrome.newContext(phone);
    const declining = await no.newPage();
    const problems: string[] = [];
    declining.on('pageerror', (error) => problems.push(String(error)));
    await declining.goto(await link());
    await declining.getByLabel('Your name').fill('Declining');
    await shoot(declining, 'ask');
    result.overflowAsk = await wide(declining);
    await declining.getByRole('button', { name: 'Join without recording' }).click();
    await declining.getByText('Not recorded, not analysed').waitFor();
    await until(() => (lab.s.rooms?.here(id).length ?? 0) === 1, 8000);
    await pause(2500);
    result.declinedHeard = heard.customer.high + heard.customer.low;

    // Somebody agrees, in Chinese.
    const yes = await chrome.newContext(phone);
    const agreeing = await yes.newPage();
    agreeing.on('pageerror', (error) => problems.push(String(error)));
    const url = await link();
    await agreeing.goto(url);
    await agreeing.getByRole('button', { name: '中文' }).click();
    await agreeing.getByLabel('您的姓名').fill('同意');
    result.disclosure = (await agreeing.locator('blockquote').textContent())?.includes('录音');
    await shoot(agreeing, 'ask-zh');
    await agreeing.getByRole('button', { name: '同意并加入' }).click();
    await agreeing.getByText('录音并分析中').waitFor();
    await until(async () => (await finals()) >= 2, 15_000);
    await pause(300);
    await shoot(agreeing, 'in-room');
    result.overflowRoom = await wide(agreeing);
    result.swapped = heard.rep.high + heard.rep.low;

    // Mute: nothing loud comes any more.
    await agreeing.getByRole('button', { name: '静音', exact: true }).click();
    await pause(1500);
    const muted = heard.customer.high;
    await pause(2500);
    result.heardWhileMuted = heard.customer.high - muted;
    await agreeing.getByRole('button', { name: '取消静音' }).click();

    // The link is used: another browser gets nothing, this one comes back.
    const other = await (await chrome.newContext(phone)).newPage();
    await other.goto(url);
    await other.getByText('already used').or(other.getByText('已在其他浏览器')).waitFor();
    result.usedRefused = true;
    await agreeing.getByRole('button', { name: '离开' }).click();
    await agreeing.getByText('您已离开通话').waitFor();
    await agreeing.getByRole('button', { name: '重新加入' }).click();
    await agreeing.getByText('录音并分析中').waitFor();
    const before = await finals();
    await until(async () => (await finals()) > before, 15_000);
    result.cameBack = true;

    // The yes is taken back, and what was kept goes.
    await agreeing.getByRole('button', { name: '停止录音' }).click();
    await agreeing.getByLabel('同时删除我方已录的内容').check();
    await agreeing.getByRole('dialog').getByRole('button', { name: '停止录音' }).click();
    await agreeing.getByText('未录音').waitFor();
    await pause(500);
    const after = heard.customer.high;
    await pause(2500);
    result.heardAfterWithdrawal = heard.customer.high - after;
    result.left = (await lab.s.live.view(id)).transcript.length;
    result.files = (await lab.s.calls.audio(id)).length;
    await shoot(agreeing, 'withdrawn');
    result.problems = problems;
  } finally {
    await chrome.close();
    await lab.stop();
  }
  return result;
}
