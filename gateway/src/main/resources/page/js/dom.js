// Elements without markup in strings: what a server said can only ever become text.

/** h('p.note', {onclick, 'aria-label': …}, children…); null and false children are left out. */
export function h(tag, props, ...children) {
  const [name, ...classes] = tag.split('.');
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(' ');
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key in node && typeof value === 'boolean') node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** Touches the page only when something differs: one second's figures of 500 groups change few texts. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setAttribute(node, name, value) {
  if (value === null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

/** What hides with the focus in it gives the focus to what stands around it. */
export function show(node, shown) {
  if (node.hidden !== shown) return;
  const had = !shown && node.contains(document.activeElement);
  node.hidden = !shown;
  if (had) focusAround(node);
}

/** Gives the focus to the first that takes it: what is hidden, disabled or gone takes none. */
export function focusFirst(...nodes) {
  for (const node of nodes) {
    node?.focus({ preventScroll: true });
    if (node && document.activeElement === node) return;
  }
}

const focusAround = node => focusFirst(node.parentElement?.closest('[tabindex]'), document.getElementById('answers'));

/** Makes the children of `parent` exactly `nodes`, in order, moves as few as it can, and keeps the focus. */
export function arrange(parent, nodes) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  arrangeAll(parent, nodes);
  if (focused === null || focused === document.activeElement) return;
  if (focused.isConnected) focusFirst(focused);
  else focusAround(parent.firstElementChild ?? parent);
}

function arrangeAll(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, place) => {
    if (parent.children[place] !== node) parent.insertBefore(node, parent.children[place] ?? null);
  });
}

let last = 0;
/** An id for label, description and what they belong to. */
export const freshId = () => `n${++last}`;

/** A word of a side with its shape: never colour alone. */
export const sideMark = side => h(`span.mark.${side}`, { 'aria-hidden': 'true' });
export const sideWord = side => h(`span.side.${side}`, null, sideMark(side), side.toUpperCase());
