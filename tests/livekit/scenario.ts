// Runs inside a network namespace of its own; the last line on stdout is the result as JSON.
import { SCENARIOS } from './scenarios.ts';

const name = process.argv[2] ?? '';
const run = SCENARIOS[name];
if (!run) {
  console.error(`no such scenario: ${name}`);
  process.exit(2);
}
const hurry = setTimeout(() => {
  console.error(`scenario ${name} took too long`);
  process.exit(3);
}, Number(process.env.SCENARIO_CAP_MS ?? 110_000));
run().then(
  (result) => {
    clearTimeout(hurry);
    process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit(0));
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
