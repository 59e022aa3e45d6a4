import type { Side } from '#realtime/contract/labels.ts';

interface ItemSeed {
  en: string;
  zh: string;
  side: Side | null;
  examples: string[];
}
interface StageSeed {
  key: string;
  en: string;
  zh: string;
  probability: number;
  items: ItemSeed[];
}

/** The stages that a workspace begins with, and what must be covered in each. Examples teach by meaning, in both languages. */
export const STAGES: readonly StageSeed[] = [
  {
    key: 'discovery',
    en: 'Discovery',
    zh: '需求了解',
    probability: 0.1,
    items: [
      {
        en: 'What hurts today',
        zh: '当前痛点',
        side: 'rep',
        examples: [
          'What is the biggest problem with the way you do it today?',
          'Where do you lose the most time at the moment?',
          'What made you look for something new?',
          'Tell me what goes wrong most often on your side.',
          '你们现在这块最头疼的问题是什么?',
          '目前在哪个环节花的时间最多?',
          '是什么原因让您开始考虑换一套方案的?',
        ],
      },
      {
        en: 'What it costs them',
        zh: '问题造成的损失',
        side: null,
        examples: [
          'How much does that cost you in a month?',
          'What happens to the business if nothing changes?',
          'How many hours does your team spend on that every week?',
          'It costs us about two people full time.',
          '这个问题一个月大概要损失多少?',
          '如果不解决,对业务影响有多大?',
          '我们每周光在这上面就要花两天时间。',
        ],
      },
      {
        en: 'Who decides',
        zh: '决策人和流程',
        side: 'rep',
        examples: [
          'Who else is involved in the decision?',
          'How do you usually decide on a purchase like this?',
          'Who signs in the end?',
          'Besides you, who should be in the next meeting?',
          '这个项目最后是谁来拍板?',
          '除了您之外,还有哪些人会参与决策?',
          '你们采购一般走什么流程?',
        ],
      },
      {
        en: 'Budget and time frame',
        zh: '预算和时间',
        side: null,
        examples: [
          'Have you set a budget aside for this?',
          'When does it have to be running?',
          'What range did you have in mind?',
          'We have about two hundred thousand for it this year.',
          '这块今年有预算吗?大概多少?',
          '你们希望什么时候上线?',
          '我们希望年底之前能用起来。',
        ],
      },
      {
        en: 'A dated next step',
        zh: '约定下一步',
        side: null,
        examples: [
          'Shall we meet again on Thursday at ten?',
          'I will send you an invitation for next week.',
          'Let us put the demo in the calendar for Tuesday.',
          '那我们下周三上午十点再碰一次?',
          '我给您发个会议邀请,下周二做个演示。',
        ],
      },
    ],
  },
  {
    key: 'technical',
    en: 'Technical confirmation',
    zh: '技术确认',
    probability: 0.3,
    items: [
      {
        en: 'Systems it must work with',
        zh: '需要对接的系统',
        side: null,
        examples: [
          'Which systems does it have to connect to?',
          'What are you running for your orders and stock today?',
          'We use SAP for finance and our own system in the warehouse.',
          '需要跟你们现有的哪些系统对接?',
          '你们现在用的是什么系统?',
          '我们财务用的是用友,仓库是自己开发的。',
        ],
      },
      {
        en: 'Acceptance criteria',
        zh: '验收标准',
        side: null,
        examples: [
          'How will you measure that it works?',
          'What has to be true for you to call the trial a success?',
          'We accept it when the error rate is under one percent.',
          '您这边怎么衡量算是成功?',
          '验收的时候主要看哪几个指标?',
        ],
      },
      {
        en: 'Data protection and security',
        zh: '数据与安全',
        side: null,
        examples: [
          'Where may the data be stored?',
          'Do you need to run it in your own data centre?',
          'Our security team has to look at it first.',
          '数据必须放在本地机房吗?',
          '安全这边有什么要求?',
        ],
      },
      {
        en: 'Who tests it on their side',
        zh: '对方技术负责人',
        side: 'rep',
        examples: [
          'Who on your side will test it?',
          'Who is our technical contact during the trial?',
          '测试期间贵方由谁来对接?',
          '你们技术这边是哪位负责?',
        ],
      },
    ],
  },
  {
    key: 'proposal',
    en: 'Proposal',
    zh: '方案',
    probability: 0.5,
    items: [
      {
        en: 'Requirements repeated back',
        zh: '复述需求',
        side: 'rep',
        examples: [
          'Let me sum up what you told me you need.',
          'So the three things that matter to you are these, did I get that right?',
          '我先把您的需求复述一遍,您看对不对。',
          '总结一下,您最看重的是这三点。',
        ],
      },
      {
        en: 'Value in their own figures',
        zh: '用客户数据说价值',
        side: 'rep',
        examples: [
          'With your volumes that would save about forty hours a month.',
          'Based on the numbers you gave me, it pays for itself in eight months.',
          '按您刚才说的数据,每个月大概能省四十个工时。',
          '根据你们的量,八个月左右可以回本。',
        ],
      },
      {
        en: 'A reference customer',
        zh: '同行案例',
        side: 'rep',
        examples: [
          'We have a customer in your industry who did the same thing last year.',
          'I can put you in touch with a company of your size.',
          '我们有一家跟您同行业的客户,去年就上线了。',
          '我可以安排您跟一家同规模的客户聊聊。',
        ],
      },
      {
        en: 'Open concerns asked for',
        zh: '询问顾虑',
        side: 'rep',
        examples: [
          'What worries you most about this proposal?',
          'Is there anything that would keep you from going ahead?',
          '您对这个方案还有什么顾虑吗?',
          '还有哪些地方您觉得不放心?',
        ],
      },
    ],
  },
  {
    key: 'quotation',
    en: 'Quotation',
    zh: '报价',
    probability: 0.7,
    items: [
      {
        en: 'Scope of the price',
        zh: '报价包含的范围',
        side: 'rep',
        examples: [
          'The price includes installation, training and one year of support.',
          'Let me go through what is in the quote and what is not.',
          '这个报价里包含了安装、培训和一年的维护。',
          '我给您说一下报价里包含哪些,不包含哪些。',
        ],
      },
      {
        en: 'Payment terms',
        zh: '付款方式',
        side: null,
        examples: [
          'Payment is thirty percent on signing and the rest after acceptance.',
          'How would you like to pay, monthly or yearly?',
          '付款方式是签约付三成,验收后付清。',
          '您希望按月付还是按年付?',
        ],
      },
      {
        en: 'How long the quote is valid',
        zh: '报价有效期',
        side: 'rep',
        examples: [
          'The quote is valid until the end of the month.',
          'This offer stands for thirty days.',
          '这个报价的有效期是三十天。',
          '报价月底之前有效。',
        ],
      },
      {
        en: 'Way to the signature',
        zh: '签约流程',
        side: null,
        examples: [
          'What has to happen on your side before you can sign?',
          'How long does your approval usually take?',
          '贵方内部审批大概要走多久?',
          '签合同之前还需要哪些步骤?',
        ],
      },
    ],
  },
  {
    key: 'contract',
    en: 'Contract',
    zh: '合同',
    probability: 0.9,
    items: [
      {
        en: 'Open clauses named',
        zh: '未定条款',
        side: null,
        examples: [
          'Which clauses does your legal team still want to discuss?',
          'Is there anything in the contract that is still open?',
          '合同里还有哪些条款需要再谈?',
          '法务那边对哪几条有意见?',
        ],
      },
      {
        en: 'Signing date',
        zh: '签约日期',
        side: null,
        examples: [
          'On which day will both sides sign?',
          'Can we plan the signature for Friday?',
          '我们定在哪一天签?',
          '周五能不能把合同签下来?',
        ],
      },
      {
        en: 'Hand-over to delivery',
        zh: '交付交接',
        side: 'rep',
        examples: [
          'I will introduce you to the project manager who takes over.',
          'Let us plan the kick-off with our delivery team.',
          '我会把后面负责实施的项目经理介绍给您。',
          '我们安排一次项目启动会。',
        ],
      },
    ],
  },
];
