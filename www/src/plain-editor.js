// The editor of the body until the other one is there: a text area.
import { element } from "./dom.js";

/** The same in an element as `editor.js`, without colours and marks. */
export function makePlainEditor(host, label, changed) {
  const area = element("textarea", { className: "mono", rows: 20, spellcheck: false, autocapitalize: "off", autocomplete: "off", "aria-label": label });
  area.addEventListener("input", (event) => {
    event.stopPropagation();
    changed();
  });
  host.replaceChildren(area);
  return {
    get value() {
      return area.value;
    },
    set value(text) {
      area.value = text;
    },
    setLanguage() {},
    setLabel(label) {
      area.setAttribute("aria-label", label);
    },
    mark() {},
    goTo({ offset }) {
      const before = new TextEncoder().encode(area.value).subarray(0, offset); // the offset counts bytes
      const start = new TextDecoder().decode(before).length;
      area.focus();
      area.setSelectionRange(start, start + 1);
    },
    /** Gives way; returns whether it had the focus. */
    remove() {
      const hadFocus = document.activeElement === area;
      area.remove();
      return hadFocus;
    },
  };
}
