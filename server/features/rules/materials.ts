import type { MATERIALS } from '#realtime/contract/rules.schema.ts';

/** What can be sent to a customer, by name. */
export const MATERIAL_NAMES: Readonly<Record<(typeof MATERIALS)[number], { en: string; zh: string }>> = {
  case_video: { en: 'Case video', zh: '案例视频' },
  solution_package: { en: 'Solution package', zh: '解决方案包' },
  response_commitment: { en: 'Response commitment', zh: '响应承诺书' },
  price_comparison: { en: 'Price comparison', zh: '价格对比表' },
};
