// The console is one static page in front of the API: nothing is rendered on the server.
export const ssr = false;
