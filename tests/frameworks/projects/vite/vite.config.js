// All in one file on the server.
export default { ssr: { noExternal: true } };
