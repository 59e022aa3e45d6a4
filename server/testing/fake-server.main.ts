// The whole server over the loudness model, as a process of its own: for tests that kill it.
import { memorySinks } from '#realtime/sources/recording.fake.ts';
import { loadConfig } from '../config/config.ts';
import { fakeHearing } from '../live/hearing.fake.ts';
import { start } from '../start.ts';

const running = await start(
  loadConfig(process.env),
  { hearing: () => fakeHearing(), sinks: memorySinks(), openRecording: null, afterCall: null },
  { webRoot: null },
);
process.stdout.write(`listening ${running.url}\n`);
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
