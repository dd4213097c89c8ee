// The few things that every part of the page does to the document. Everything is set as text, never as markup.

export const $ = (id) => document.getElementById(id);

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Only when it changed: a selection survives, and nothing is announced twice. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setClass(node, name) {
  if (node.className !== name) node.className = name;
}

/** A row of a definition list; answers its value's element. */
export function fact(list, name, value = "") {
  const row = element("div");
  const data = element("dd", "", value);
  row.append(element("dt", "", name), data);
  list.append(row);
  return data;
}

/** The time of day of a date. */
export function clock(date) {
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleTimeString([], { hour12: false });
}
