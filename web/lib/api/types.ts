import type { CallRecord, FirstAid } from '#realtime/contract/after-call.ts';
import type {
  CallAudio,
  CallList,
  CallSummary,
  CreateCall,
  CreatedCall,
  Customer,
  Person,
  Session,
} from '#realtime/contract/api.schema.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import type { DeliveryFigures } from '#realtime/contract/delivery.ts';
import type { Lang, RiskLabel, Severity } from '#realtime/contract/labels.ts';
import type { Role, Scope } from '#realtime/contract/people.ts';

/** One page of a list. `next` is the cursor of the following page, null on the last. */
export interface Page<T> {
  items: T[];
  next?: string | null;
}
export type Both<T> = Record<Lang, T>;

/** The call view with what is read from elsewhere. */
export interface CallDetail extends CallView {
  id: string;
  delivery: DeliveryFigures;
  record: CallRecord | null;
  audio: CallAudio[];
  ownerName: string | null;
  createdAt: number;
}

export type { CallAudio, CallList, CallSummary, CreateCall, CreatedCall, Customer, Person, Role, Session };
export type { CallRecord, FirstAid };

export type { Card as PlaybookCard, ChecklistItem, Stage, Tracker } from '#realtime/contract/playbook.schema.ts';

export type KeyScope = Scope;

export interface ApiKey {
  id: string;
  name: string;
  scopes: KeyScope[];
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

export interface WorkspaceSettings {
  /** 0 keeps everything. */
  retentionDays: number;
  consentWording: Both<string>;
  /** Severities that differ from the built-in ones. */
  severities: Partial<Record<RiskLabel, Severity>>;
  /** Names that recognition should prefer. */
  bias: string[];
  lang: Lang;
}
