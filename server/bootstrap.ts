import type { Services } from './services.ts';
import { seedDemo } from './seed/demo-workspace.ts';
import { seedPlaybook } from './seed/playbook.ts';

/** First start: makes a workspace. @returns the one-time token of its administrator where nobody has signed in yet, else null */
export async function bootstrap(s: Services): Promise<string | null> {
  const { people, config } = s;
  let workspaces = await people.workspaces();
  if (workspaces.length === 0) {
    if (config.demo) await seedDemo(s);
    else await seedEmpty(s);
    workspaces = await people.workspaces();
  }
  if (!config.loopback && workspaces.some((w) => w.demo)) {
    throw new Error(`HOST: this database holds the demo workspace, which is refused on ${config.host}; use another DATA_DIR`);
  }
  const workspace = workspaces[0];
  const admin = workspace && (await people.firstOfRole(workspace.id, 'admin'));
  if (!admin || (await people.hasSignedIn(admin.id))) return null;
  return s.identity.newSignInToken(admin.id);
}

async function seedEmpty(s: Services): Promise<void> {
  const createdAt = new Date(s.clock.now());
  const id = s.ids.next('ws');
  await s.people.createWorkspace({ id, name: 'Workspace', demo: false, lang: 'en', createdAt });
  await s.people.createUser({
    id: s.ids.next('usr'),
    workspaceId: id,
    teamId: null,
    name: 'Administrator',
    email: 'admin@localhost',
    role: 'admin',
    lang: 'en',
    createdAt,
  });
  await seedPlaybook(s, id);
}
