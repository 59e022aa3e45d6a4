import { fileURLToPath } from 'node:url';
import type { Lang } from '#realtime/contract/labels.ts';
import { loadConfig } from '../../server/config/config.ts';
import { productionParts } from '../../server/parts.ts';
import { chromiumThatSays } from './fake-microphone.ts';
import { startLab, until } from './lab.ts';
import { publish } from './publisher.ts';
import { follow, recording } from './speech-scenario.ts';

/** Recorded speech, ours from Node and the customer's from a real browser that joined by its link; what reaches the console's socket? */
export async function spoken() {
  const lang = (process.env.SPEECH_LANG ?? 'en') as Lang;
  const sides = await recording(lang, Number(process.env.SECONDS ?? 300), Number(process.env.FROM_S ?? 0));
  if (!sides?.[0] || !sides[1]) return { skipped: `there is no recording in ${lang}` };
  const [ours, theirs] = sides;
  const { hearing } = productionParts(loadConfig({}));
  const lab = await startLab({ parts: { hearing }, webRoot: fileURLToPath(new URL('../../build', import.meta.url)) });
  await until(() => lab.s.hearing.ready(), 90_000);
  const rep = await lab.server.session('rep');
  const { json } = await lab.server.post('/api/calls', rep, { title: 'Room', consent: 'ask', lang });
  const id = String(json.id);
  await lab.server.post(`/api/calls/${id}/consent`, rep, { side: 'rep', answer: 'accepted' });
  const seat = (await lab.server.post(`/api/calls/${id}/room`, rep)).json as { url: string; token: string };
  const link = String((await lab.server.post(`/api/calls/${id}/links`, rep, { lang: 'en' })).json.url);
  const console = await follow(lab, id, rep);
  const chrome = await chromiumThatSays(theirs);
  try {
    const speaker = await publish(seat.url, seat.token);
    const page = await chrome.newPage();
    await page.goto(link);
    await page.getByLabel('Your name').fill('Customer');
    await page.getByRole('button', { name: 'Agree and join' }).click();
    await page.getByText('Recorded and analysed').waitFor();
    await speaker.play(ours);
    const kinds = () => console.got.map(({ event }) => event.kind);
    await until(() => kinds().includes('signal.risk') && kinds().includes('signal.objection'), 60_000).catch(() => {});
    await speaker.leave();
    const risks = console.got.flatMap(({ event: e }) => (e.kind === 'signal.risk' ? [e.label] : []));
    const objections = console.got.flatMap(({ event: e }) => (e.kind === 'signal.objection' ? [e.label] : []));
    const sidesHeard = console.got.flatMap(({ event: e }) => (e.kind === 'utterance.final' ? [e.side] : []));
    return { risks: [...new Set(risks)], objections: [...new Set(objections)], sides: [...new Set(sidesHeard)].sort() };
  } finally {
    console.close();
    await chrome.close();
    await lab.stop();
  }
}
