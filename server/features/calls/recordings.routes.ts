import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { recordingAcceptedSchema } from '#realtime/contract/api.schema.ts';
import { LANGS, SIDES, type Lang } from '#realtime/contract/labels.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import type { Services } from '../../services.ts';
import { callOf, findCallFirst } from './call-access.ts';
import { idParams } from './calls.routes.ts';
import { demoRecording } from './demo/demo.ts';
import { createCall } from './create-call.usecases.ts';
import { parseRange } from './byte-range.ts';
import { firstAid, writeRecord } from './read-call.usecases.ts';
import { hearRecording, keepUpload, readSides, type RecordingJob } from './recordings.usecases.ts';

const fieldsSchema = z.object({
  title: z.string().trim().min(1).max(200).optional(),
  lang: z.enum(LANGS).optional(),
  customerId: z.string().max(64).optional(),
  stage: z.string().max(60).optional(),
  sides: z.string().max(40).optional(),
});

export function recordingRoutes(app: App, s: Services): void {
  const tags = ['calls'];
  findCallFirst(app, s);
  s.jobs.handle('call.recording', (payload: RecordingJob, job, signal) =>
    hearRecording(s, payload, signal, job.attempts + 1 >= job.mostAttempts),
  );
  s.jobs.handle('call.after', async ({ callId }: { callId: string }) => {
    await writeRecord(s, callId);
    // The record says which objections were answered.
    await s.callBridge.bring(callId);
  });

  app.post(
    '/api/calls/recordings',
    {
      schema: {
        tags,
        summary: 'Upload a recording; it is heard as a live call would be',
        description:
          'multipart/form-data with the part `file`, and before it, where wanted, the fields `title`, `lang`, `customerId`, `stage` and `sides` (what each channel is: `rep,customer`).',
        consumes: ['multipart/form-data'],
        response: { 202: recordingAcceptedSchema },
      },
    },
    async (req, reply) => {
      if (!req.isMultipart()) throw new AppError('bad_request', 'Send the file as multipart/form-data.');
      const file = await req.file();
      if (!file) throw new AppError('invalid', 'file: the part is missing.');
      const texts = Object.entries(file.fields).flatMap(([name, part]) =>
        part && !Array.isArray(part) && part.type === 'field' && part.value !== '' ? [[name, part.value] as const] : [],
      );
      const fields = fieldsSchema.safeParse(Object.fromEntries(texts));
      if (!fields.success) {
        file.file.resume();
        const issue = fields.error.issues[0];
        throw new AppError('invalid', `${issue?.path.join('.') ?? 'form'}: ${issue?.message ?? 'is not valid'}`);
      }
      const { sides: named, title, ...rest } = fields.data;
      const { path, sides } = await keepUpload(s, file.file, readSides(named));
      const call = await createCall(s, req.who, {
        ...rest,
        title: title ?? (file.filename.replace(/\.\w+$/, '').slice(0, 200) || 'Recording'),
        consent: 'recorded',
        source: 'recording',
      });
      const payload: RecordingJob = { callId: call.id, path, sides, pace: 'upload', remove: true };
      await s.jobs.add({ kind: 'call.recording', key: `call.recording:${call.id}`, workspaceId: call.workspaceId, payload });
      return reply.status(202).send({ id: call.id });
    },
  );

  app.post(
    '/api/calls/demo',
    { schema: { tags, summary: 'Play our demo recording as a live call', body: z.object({ lang: z.enum(LANGS).default('en') }), response: { 201: recordingAcceptedSchema } } },
    async (req, reply) => {
      const demo = await demoRecording(req.body.lang as Lang);
      if (!demo || !s.openRecording) throw new AppError('not_configured', 'The demo recording is not there.');
      const customer = await s.customers.byName(req.who.workspaceId, demo.customer);
      const call = await createCall(s, req.who, {
        title: demo.title,
        lang: req.body.lang,
        stage: (await s.playbook.stage(req.who.workspaceId, demo.stage)) ? demo.stage : undefined,
        customerId: customer?.id,
        names: { customer: demo.customer },
        industry: demo.industry,
        consent: 'recorded',
        source: 'demo',
      });
      // Not a job: a demo that was broken off by a restart is over, and the reaper ends it.
      const work: RecordingJob = { callId: call.id, path: demo.path, sides: ['rep', 'customer'], pace: 'live', remove: false };
      s.background(`demo ${call.id}`, (signal) => hearRecording(s, work, signal));
      return reply.status(201).send({ id: call.id });
    },
  );

  app.get('/api/calls/:id/first-aid', { schema: { tags, summary: 'Top concerns, weak answers, better words', params: idParams } }, (req) =>
    firstAid(s, callOf(req)),
  );

  app.get(
    '/api/calls/:id/audio/:side',
    { schema: { tags, summary: "One side's sound, with byte ranges", params: idParams.extend({ side: z.enum(SIDES) }), produces: ['audio/ogg'] } },
    async (req, reply) => {
      const audio = (await s.calls.audio(callOf(req).id)).find((a) => a.side === req.params.side);
      if (!audio) throw notFound('recording');
      const file = join(s.config.dataDir, audio.path);
      const size = (await stat(file).catch(() => null))?.size;
      if (size === undefined) throw notFound('recording');
      reply.header('accept-ranges', 'bytes').header('cache-control', 'private, no-cache').type(audio.mediaType);
      const range = parseRange(req.headers.range, size);
      if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${size}`).send();
      if (!range) return reply.header('content-length', size).send(createReadStream(file));
      const { start, end } = range;
      reply.status(206).header('content-range', `bytes ${start}-${end}/${size}`).header('content-length', end - start + 1);
      return reply.send(createReadStream(file, { start, end }));
    },
  );
}
