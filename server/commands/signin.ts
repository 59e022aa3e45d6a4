// npm run -s signin [-- --email E] [--workspace W]
// Prints a new one-time sign-in link, for the administrator where nobody else is named.
import { CommandError, onDatabase, pickWorkspace, readFlags } from './workspace.ts';

await onDatabase(async (s) => {
  const { email, workspace: named } = readFlags(process.argv.slice(2), ['email', 'workspace']);
  const person = email ? await s.people.personByEmail(email) : await s.people.firstOfRole((await pickWorkspace(s, named)).id, 'admin');
  if (!person) throw new CommandError(email ? `nobody has the address ${email}` : 'this workspace has no administrator');
  process.stdout.write(`${s.signInUrl(await s.identity.newSignInToken(person.id))}\n`);
});
