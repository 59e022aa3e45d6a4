/** `npm run -s classify`: JSON lines in, JSON lines out, in order. */
import { createInterface } from 'node:readline';
import { loadManifest } from '#ml/manifest.ts';
import { answerLines } from './classify.lines.ts';
import { OnnxTextClassifier } from './classifier.onnx.ts';
import { textFiles } from './text.task.ts';

const classifier = new OnnxTextClassifier(textFiles(loadManifest()));
const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });

// A reader that has had enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

for await (const line of answerLines(lines, classifier)) {
  if (!process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
await classifier.close();
