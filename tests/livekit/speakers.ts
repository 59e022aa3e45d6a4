// People who speak all the time. stdin: [{url, tokens}]; argv: for how many seconds.
import { publish, toneOf } from './publisher.ts';

let text = '';
for await (const part of process.stdin) text += String(part);
const seats = JSON.parse(text) as { url: string; tokens: { rep: string; customer: string } }[];
const end = Date.now() + Number(process.argv[2]) * 1000;
for (const { url, tokens } of seats) {
  for (const token of [tokens.rep, tokens.customer]) {
    const someone = await publish(url, token);
    void (async () => {
      while (Date.now() < end) await someone.play(toneOf(2_000, 500));
    })();
  }
}
setTimeout(() => process.exit(0), end - Date.now());
