// Into one file: by default tsup leaves dependencies out.
export default { noExternal: [/.*/], clean: false };
