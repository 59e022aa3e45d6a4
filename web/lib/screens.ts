import type { Component } from 'svelte';
import BookOpen from '@lucide/svelte/icons/book-open';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import Building2 from '@lucide/svelte/icons/building-2';
import Flag from '@lucide/svelte/icons/flag';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import MessageSquareQuote from '@lucide/svelte/icons/message-square-quote';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Phone from '@lucide/svelte/icons/phone';
import Settings from '@lucide/svelte/icons/settings';
import Thermometer from '@lucide/svelte/icons/thermometer';
import Users from '@lucide/svelte/icons/users';
import Workflow from '@lucide/svelte/icons/workflow';
import type { Role } from '#lib/api/types.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Screen {
  /** The folder under routes/(app), and the address. */
  folder: string;
  label: () => string;
  icon: Component;
  /** Second key after G. */
  key: string;
  /** Absent: everybody. */
  roles?: readonly Role[];
  /** At the foot of the rail, and not in the phone's bar. */
  foot?: boolean;
}

/** The one list of screens. A screen is a folder under routes/(app) and a line here; a line without its folder is not shown. */
const LIST: readonly Screen[] = [
  { folder: 'calls', label: m.screen_calls, icon: Phone, key: 'C' },
  { folder: 'wall', label: m.screen_wall, icon: LayoutGrid, key: 'W', roles: ['coach', 'manager', 'admin'] },
  { folder: 'journeys', label: m.screen_journeys, icon: Thermometer, key: 'B' },
  { folder: 'reviews', label: m.screen_reviews, icon: Flag, key: 'R' },
  { folder: 'records', label: m.screen_records, icon: ClipboardCheck, key: 'E' },
  { folder: 'competitors', label: m.screen_competitors, icon: Newspaper, key: 'K' },
  { folder: 'study', label: m.screen_study, icon: BookOpen, key: 'S' },
  { folder: 'health', label: m.screen_health, icon: HeartPulse, key: 'H' },
  { folder: 'playbook', label: m.screen_playbook, icon: MessageSquareQuote, key: 'P' },
  { folder: 'people', label: m.screen_people, icon: Users, key: 'O', roles: ['manager', 'admin'], foot: true },
  { folder: 'customers', label: m.customer_title, icon: Building2, key: 'U' },
  { folder: 'rules', label: m.rule_title, icon: Workflow, key: 'L' },
  { folder: 'settings', label: m.screen_settings, icon: Settings, key: ',', foot: true },
];

const folders = new Set(Object.keys(import.meta.glob('../routes/(app)/*/+page.svelte')).map((path) => path.split('/').at(-2)));

export const screensFor = (role: Role): Screen[] =>
  LIST.filter((screen) => folders.has(screen.folder) && (!screen.roles || screen.roles.includes(role)));
export const pathOf = (screen: Screen): string => `/${screen.folder}`;
