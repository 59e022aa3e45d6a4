import { ConfigError, loadConfig } from './config/config.ts';
import { productionParts } from './parts.ts';
import { start } from './start.ts';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const running = await start(config, productionParts(config), { dev: process.argv.includes('--dev') });
  console.log(`Quicksilver is at ${running.url}`);
  if (running.firstSignInUrl) {
    console.log(`\nSign in once with this link (npm run -s signin makes another):\n\n    ${running.firstSignInUrl}\n`);
  }
  // One call's mishap must not end the others.
  process.on('unhandledRejection', (error) => running.services.log.error({ err: error }, 'something failed without being waited for'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) console.error(`The settings are not right:\n${error.message}`);
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') console.error('PORT: something else listens on this port already.');
  else if (error instanceof Error && error.name === 'ModelError') console.error(`The models are not in place: ${error.message}`);
  else console.error(error);
  process.exit(1);
});
