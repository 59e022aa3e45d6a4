import type { Services } from '../services.ts';
import type { App } from '../shared/app.ts';
import { actionHealthRoutes } from './action-health/health.routes.ts';
import { anomalyRoutes } from './anomalies/anomalies.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { callRoutes } from './calls/calls.routes.ts';
import { callPeopleRoutes } from './calls/call-answers.routes.ts';
import { recordingRoutes } from './calls/recordings.routes.ts';
import { checklistRoutes } from './checklists/checklists.routes.ts';
import { competitorRoutes } from './competitors/competitors.routes.ts';
import { competitorSourceRoutes } from './competitors/sources.routes.ts';
import { customerBulkRoutes } from './customers/customers-bulk.routes.ts';
import { customerRoutes } from './customers/customers.routes.ts';
import { boardRoutes } from './journeys/board.routes.ts';
import { insightRoutes } from './journeys/insights.routes.ts';
import { publicQuoteRoutes } from './quotes/public-quotes.routes.ts';
import { quoteRoutes } from './quotes/quotes.routes.ts';
import { dealRoutes } from './journeys/deals.routes.ts';
import { ruleRoutes } from './rules/rules.routes.ts';
import { todoRoutes } from './rules/todos.routes.ts';
import { exemplarRoutes } from './exemplars/exemplars.routes.ts';
import { handoffRoutes } from './handoff/handoff.routes.ts';
import { healthRoutes } from './health/health.routes.ts';
import { keyRoutes, peopleRoutes, sessionRoutes } from './people/people.routes.ts';
import { notificationRoutes } from './notifications/notifications.routes.ts';
import { playbookRoutes } from './playbook/playbook.routes.ts';
import { learningRoutes } from './learning/learning.routes.ts';
import { recordRoutes } from './records/records.routes.ts';
import { reviewRoutes } from './reviews/reviews.routes.ts';
import { joinRoutes } from './rooms/join.routes.ts';
import { roomRoutes } from './rooms/rooms.routes.ts';
import { livekitRoutes } from './rooms/webhook.routes.ts';
import { privacyRoutes } from './privacy/privacy.routes.ts';
import { settingsRoutes } from './settings/settings.routes.ts';
import { teamRoutes } from './teams/teams.routes.ts';
import { witnessRoutes } from './witness/witness.routes.ts';

/** A feature adds its routes (and handles its jobs); a new one is a folder and a line here, and its lines in the access table. */
export type Feature = (app: App, services: Services) => void | Promise<void>;

export const FEATURES: readonly Feature[] = [
  healthRoutes,
  sessionRoutes,
  peopleRoutes,
  keyRoutes,
  callRoutes,
  callPeopleRoutes,
  recordingRoutes,
  livekitRoutes,
  roomRoutes,
  joinRoutes,
  customerRoutes,
  customerBulkRoutes,
  playbookRoutes,
  competitorRoutes,
  competitorSourceRoutes,
  settingsRoutes,
  privacyRoutes,
  dealRoutes,
  boardRoutes,
  insightRoutes,
  quoteRoutes,
  publicQuoteRoutes,
  ruleRoutes,
  todoRoutes,
  notificationRoutes,
  reviewRoutes,
  recordRoutes,
  checklistRoutes,
  witnessRoutes,
  anomalyRoutes,
  exemplarRoutes,
  learningRoutes,
  handoffRoutes,
  actionHealthRoutes,
  teamRoutes,
  auditRoutes,
];
