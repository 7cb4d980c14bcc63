// The memory of the package's WebAssembly instance, which is no export: import this before the package.
let exports;
const { Instance } = WebAssembly;

WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    if ("compiled_new" in this.exports) exports = this.exports;
  }
};

/** How many bytes the instance has; WebAssembly memory never shrinks. */
export function memoryBytes() {
  return exports.memory.buffer.byteLength;
}

/** How many places it has for values of JavaScript: one that is not given back is one fewer for all time. */
export function places() {
  return exports.__wbindgen_externrefs.length;
}
