// Elements. Text of a response reaches the document through here alone, and only as text.

export const byId = (id) => document.getElementById(id);

/** An element; null and false children are left out. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const code = (text) => element("code", { textContent: text });

/** A button that does something. */
export function button(content, action, properties = {}) {
  const made = element("button", { type: "button", ...properties }, content);
  made.addEventListener("click", action);
  return made;
}

/** Choices of a select; the one that was made stays. */
export function fillSelect(select, choices, value = select.value) {
  select.replaceChildren(...choices.map(([value, text]) => element("option", { value, textContent: text })));
  choose(select, value);
}

/** Makes a choice, if there is such a one. */
export function choose(select, value) {
  const option = [...select.children].find((option) => option.value === value);
  if (option) option.selected = true;
}
