import type { CallRecord, FirstAid } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import type { PlaybookCardSpec } from '#realtime/session/session.port.ts';

export interface AfterCallContext {
  /** Wall clock of the call's start, epoch ms, and the workspace's time zone: what "next Tuesday" means. */
  startedAt: number;
  timezone: string;
  industry: string | null;
  stage: string | null;
  playbook: readonly PlaybookCardSpec[];
}

/** What is made of a call when it is over. */
export interface AfterCall {
  writeRecord(view: CallView, context: AfterCallContext): CallRecord | Promise<CallRecord>;
  firstAid(view: CallView, context: AfterCallContext): FirstAid | Promise<FirstAid>;
}
