// LIVEKIT_SERVER=… node tests/livekit/run.ts NAME: one scenario in a network of its own, its result as JSON. What can be
// set stands in the scenario (ROOMS, SECONDS, REJOINS, AWAY_MS, TIMES, SPEECH_LANG, FROM_S).
import { inNamespace } from './lab.ts';
import { whyNot } from './where.ts';

const reason = whyNot();
if (reason) {
  console.error(`not possible here: ${reason}`);
  process.exit(1);
}
console.log(JSON.stringify(await inNamespace(process.argv[2] ?? '', {}, 900_000), null, 2));
process.exit(0);
