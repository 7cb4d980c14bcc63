// What the module is handed: words, and texts whose lengths are among them. `src/js/given.rs` reads them in this order.

import { joined } from "./bytes.js";

const encoder = new TextEncoder();

export class Given {
  #words = [];
  #texts = [];
  /** Where the length of each text is. */
  #places = [];

  word(word) {
    this.#words.push(word);
  }

  text(text) {
    this.#places.push(this.#words.length);
    this.#words.push(text.length + 1);
    this.#texts.push(text);
  }

  /** A text, or undefined for none. */
  optionalText(text) {
    if (text === undefined) this.word(0);
    else this.text(text);
  }

  /** The words and the bytes of the texts. */
  parts() {
    const bytes = this.#bytes(); // which corrects words
    return [Uint32Array.from(this.#words), bytes];
  }

  #bytes() {
    const text = this.#texts.join("");
    const bytes = encoder.encode(text);
    if (bytes.length === text.length) return bytes;
    // Beyond ASCII a text has more bytes than code units. Each is encoded alone, since two lone surrogates would make a pair.
    const encoded = this.#texts.map((text) => encoder.encode(text));
    let length = 0;
    for (const [i, { length: own }] of encoded.entries()) {
      this.#words[this.#places[i]] = own + 1;
      length += own;
    }
    return joined(encoded, length);
  }
}
