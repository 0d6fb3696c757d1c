// The second step before something that has a cost: what the gateway found, and a box that is never ticked in advance.
import { h, show } from './dom.js';

/**
 * `changed()` is called when the box is ticked or cleared, or comes and goes. Returns {node, take, says, allowed, wanted}.
 */
export function evenSo(changed) {
  const list = h('ul.found');
  const box = h('input', { type: 'checkbox', onchange: () => changed() });
  const label = h('label.spare', null, box, ' Do it even so');
  const node = h('div.even-so', { hidden: true }, list, label);
  let found = [];
  let mayOverride = false;

  return {
    node,
    /** Takes a refusal with what was found, or null: nothing was. What is new must be accepted anew. */
    take(problem) {
      const fresh = problem?.found ?? [];
      if (fresh.join('\n') !== found.join('\n')) box.checked = false;
      found = fresh;
      mayOverride = Boolean(problem?.mayBeOverridden);
      list.replaceChildren(...found.map(text => h('li', null, text)));
      show(node, found.length > 0);
      show(label, mayOverride);
      changed();
    },
    /** What stands above the list. */
    says: () => (mayOverride ? 'This has a cost:' : 'This cannot be done now:'),
    /** Whether nothing stands against it, or its cost was accepted. */
    allowed: () => found.length === 0 || (mayOverride && box.checked),
    wanted: () => found.length > 0 && mayOverride && box.checked,
    focus: () => box.focus(),
  };
}

/** Whether a refusal names what stands against a change. */
export const isFound = refused => refused.status === 409 && Array.isArray(refused.problem.found);
