// Into one file: dependencies are left out by default.
export default { noExternal: [/.*/], clean: false };
