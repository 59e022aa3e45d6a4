import type { Services } from '../services.ts';
import type { App } from '../shared/app.ts';
import { callRoutes } from './calls/calls.routes.ts';
import { callPeopleRoutes } from './calls/call-answers.routes.ts';
import { livekitRoutes, recordingRoutes } from './calls/recordings.routes.ts';
import { competitorRoutes } from './competitors/competitors.routes.ts';
import { customerRoutes } from './customers/customers.routes.ts';
import { healthRoutes } from './health/health.routes.ts';
import { keyRoutes, peopleRoutes, sessionRoutes } from './people/people.routes.ts';
import { notificationRoutes } from './notifications/notifications.routes.ts';
import { playbookRoutes } from './playbook/playbook.routes.ts';
import { reviewRoutes } from './reviews/reviews.routes.ts';
import { settingsRoutes } from './settings/settings.routes.ts';

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
  customerRoutes,
  playbookRoutes,
  competitorRoutes,
  settingsRoutes,
  notificationRoutes,
  reviewRoutes,
];
