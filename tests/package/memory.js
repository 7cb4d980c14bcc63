// The memory of the package's WebAssembly instance, which is not exported: import this before the package.
let exports;
const { Instance } = WebAssembly;

WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    if ("compiled_new" in this.exports) exports = this.exports;
  }
};

/** The size of the instance in bytes; WebAssembly memory never shrinks. */
export function memoryBytes() {
  return exports.memory.buffer.byteLength;
}

/** How many slots it has for JavaScript values: one that is not freed is lost. */
export function places() {
  return exports.__wbindgen_externrefs.length;
}
