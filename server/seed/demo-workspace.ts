import type { Role } from '#realtime/contract/people.ts';
import type { Services } from '../services.ts';
import { seedJourneys } from './journeys.ts';
import { seedPlaybook } from './playbook.ts';

export const DEMO_WORKSPACE = 'ws_demo';

/** Invented people, companies and products; nobody here exists. */
const PEOPLE: readonly { id: string; name: string; role: Role; team: 'north' | 'south' | null; lang: 'en' | 'zh' }[] = [
  { id: 'usr_demo_admin', name: 'Alex Marlow', role: 'admin', team: null, lang: 'en' },
  { id: 'usr_demo_manager', name: 'Mira Castell', role: 'manager', team: 'north', lang: 'en' },
  { id: 'usr_demo_coach', name: 'Jonas Veld', role: 'coach', team: 'north', lang: 'en' },
  { id: 'usr_demo_rep', name: 'Robin Ashby', role: 'rep', team: 'north', lang: 'en' },
  { id: 'usr_demo_new', name: 'Noa Lindqvist', role: 'new_hire', team: 'north', lang: 'en' },
  { id: 'usr_demo_manager_zh', name: '沈岚', role: 'manager', team: 'south', lang: 'zh' },
  { id: 'usr_demo_rep_zh', name: '周亦可', role: 'rep', team: 'south', lang: 'zh' },
];
const TEAMS = { north: { id: 'team_demo_north', name: 'North' }, south: { id: 'team_demo_south', name: '华南' } } as const;

const CUSTOMERS = [
  { name: 'Harbour Lane Foods', industry: 'manufacturing', value: 480_000, owner: 'usr_demo_rep', team: 'north' },
  { name: 'Copperfield Bikes', industry: 'retail', value: 120_000, owner: 'usr_demo_rep', team: 'north' },
  { name: 'Tidewater Analytics', industry: 'software', value: 260_000, owner: 'usr_demo_new', team: 'north' },
  { name: 'Oakhurst Pumps', industry: 'manufacturing', value: 900_000, owner: 'usr_demo_rep', team: 'north' },
  { name: '海岚食品', industry: 'manufacturing', value: 520_000, owner: 'usr_demo_rep_zh', team: 'south' },
  { name: '云栈软件', industry: 'software', value: 310_000, owner: 'usr_demo_rep_zh', team: 'south' },
  { name: '禾禾生活超市', industry: 'retail', value: 150_000, owner: 'usr_demo_rep_zh', team: 'south' },
] as const;

const COMPETITORS = [
  { name: 'Northgate', aliases: ['North Gate', 'Northgate Systems', '北门', '北门系统'], brief: 'Bills per seat and charges for each connector; we bill per site, connectors included.' },
  { name: 'Fieldstone', aliases: ['Field Stone', 'Fieldstone Cloud', '菲石', '菲石云'], brief: 'Cloud only; cannot run in the customer\u2019s own data centre. Setup usually takes them twelve weeks.' },
  { name: 'Brightwell', aliases: ['Bright Well', '明井', '明井科技'], brief: 'Strong in retail checkouts, no production planning. Support on weekdays only.' },
] as const;

/** The workspace for trying out: one person of each role, customers, competitors, the playbook. */
export async function seedDemo(s: Services): Promise<void> {
  const createdAt = new Date(s.clock.now());
  const workspaceId = DEMO_WORKSPACE;
  await s.people.createWorkspace({ id: workspaceId, name: 'Demo', demo: true, lang: 'en', createdAt });
  for (const team of Object.values(TEAMS)) await s.people.createTeam({ ...team, workspaceId });
  for (const { id, name, role, team, lang } of PEOPLE) {
    const email = `${id.replace('usr_demo_', '').replace('_', '-')}@demo.invalid`;
    await s.people.createUser({ id, workspaceId, teamId: team && TEAMS[team].id, name, email, role, lang, createdAt });
  }
  for (const { name, industry, value, owner, team } of CUSTOMERS) {
    await s.customers.create({
      id: s.ids.next('cus'),
      workspaceId,
      name,
      industry,
      value,
      ownerId: owner,
      teamId: TEAMS[team].id,
      attributes: {},
      createdAt,
      updatedAt: createdAt,
    });
  }
  for (const { name, aliases, brief } of COMPETITORS) {
    await s.competitors.create({ id: s.ids.next('cmp'), workspaceId, name, aliases: [...aliases], brief, createdAt, updatedAt: createdAt });
  }
  await seedPlaybook(s, workspaceId);
  await seedJourneys(s, workspaceId);
}
