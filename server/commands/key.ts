// npm run -s key -- --name N --scopes ingest,read,write,admin [--workspace W]
// Stdout is the key alone.
import { SCOPES, type Scope } from '#realtime/contract/people.ts';
import { CommandError, onDatabase, pickWorkspace, readFlags } from './workspace.ts';

await onDatabase(async (s) => {
  const flags = readFlags(process.argv.slice(2), ['name', 'scopes', 'workspace']);
  const scopes = (flags.scopes ?? '').split(',').map((x) => x.trim()).filter(Boolean);
  const wrong = scopes.filter((x) => !(SCOPES as readonly string[]).includes(x));
  if (!flags.name?.trim()) throw new CommandError('--name: say what the key is for');
  if (scopes.length === 0 || wrong.length > 0) throw new CommandError(`--scopes: ${SCOPES.join(',')}${wrong.length > 0 ? `; not ${wrong.join(',')}` : ''}`);
  const workspace = await pickWorkspace(s, flags.workspace);
  const { row, secret } = await s.identity.newKey({ workspaceId: workspace.id, name: flags.name.trim(), scopes: scopes as Scope[], createdBy: null });
  await s.audit(null, 'key.made', row.id, workspace.id);
  process.stdout.write(`${secret}\n`);
});
