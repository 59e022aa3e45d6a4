/** The way through the house (ARCHITECTURE.md). Each rule's comment says where the import should have gone. */
const not = (path, extra = {}) => ({ path, ...extra });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other hide a third: move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contract-stands-alone',
      comment: 'The wire contract imports nothing of ours: put shared types into the contract, logic where it is used.',
      severity: 'error',
      from: not('^realtime/contract/'),
      to: not('^(server|web|ml|prisma|realtime/(?!contract/))'),
    },
    {
      name: 'zod-only-in-schemas',
      comment: 'In the contract only *.schema.ts may import zod, so that the browser gets types without it.',
      severity: 'error',
      from: not('^realtime/contract/', { pathNot: '\\.schema\\.ts$' }),
      to: not('node_modules/zod'),
    },
    {
      name: 'ml-knows-no-calls',
      comment: 'ml runs models and knows nothing of calls or the server: give it plain samples and text.',
      severity: 'error',
      from: not('^ml/', { pathNot: '^ml/(eval|train)/' }),
      to: not('^(realtime|server|web|prisma)/'),
    },
    {
      name: 'realtime-knows-no-server',
      comment: 'A stage is given what it needs by the composition root (server/services.ts); it does not fetch it.',
      severity: 'error',
      from: not('^realtime/'),
      to: not('^(server|web|prisma)/|node_modules/(socket\\.io|onnxruntime-node|@prisma)'),
    },
    {
      name: 'models-by-their-ports',
      comment: 'The pipeline sees models by their ports: import ml/**/*.port.ts; real ones are made in the composition root.',
      severity: 'error',
      from: not('^realtime/', { pathNot: '\\.test\\.ts$' }),
      to: not('^ml/', { pathNot: '\\.port\\.ts$|^ml/text/labels\\.ts$|^ml/text/stability\\.ts$' }),
    },
    {
      name: 'media-only-in-sources',
      comment: 'LiveKit, ws and audio decoders end in realtime/sources; what comes after sees samples.',
      severity: 'error',
      from: not('^realtime/(?!sources/)', { pathNot: '\\.test\\.ts$' }),
      to: not('node_modules/(@livekit|livekit|ws|opusscript|mpg123|ogg-|@wasm-audio)'),
    },
    {
      name: 'server-not-web',
      comment: 'The server does not import the console; what both need belongs into realtime/contract.',
      severity: 'error',
      from: not('^server/'),
      to: not('^web/'),
    },
    {
      name: 'prisma-only-in-repositories',
      comment: 'Only *.repository.ts talk to the database: add a function there.',
      severity: 'error',
      from: not('^server/', { pathNot: '\\.repository\\.ts$|^server/(generated|database)/|\\.test\\.ts$|^server/prestart\\.ts$' }),
      to: not('^server/generated/|node_modules/@prisma'),
    },
    {
      name: 'web-sees-the-contract',
      comment: 'The console imports realtime/contract and its own files; everything else comes over the API.',
      severity: 'error',
      from: not('^web/', { pathNot: '\\.test\\.ts$|/testing/' }),
      to: not('^(server|ml|prisma|realtime/(?!contract/))'),
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.svelte-kit|/generated/|/paraglide/|^build/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'] },
  },
};
