// A text that somebody is going to need elsewhere, with a button that takes it there.
import { h, setText } from './dom.js';
import { sayAloud } from './notices.js';

/** `text()` is asked for when the button is pressed. Without a clipboard (plain HTTP) `node` is selected instead. */
export function copyButton(what, text, node) {
  const button = h('button.copy', { type: 'button', 'aria-label': `Copy ${what}`, onclick: copy }, 'Copy');
  async function copy() {
    let done = 'Copied';
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      getSelection().selectAllChildren(node);
      done = 'Selected: press Ctrl-C';
    }
    setText(button, done);
    sayAloud(`${what}: ${done}`);
    setTimeout(() => setText(button, 'Copy'), 3000);
  }
  return button;
}
