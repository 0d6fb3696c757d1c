// The form that asks for the token. It stands above the page, which keeps its drafts when a token expires.
import { focusFirst, h, setText } from './dom.js';
import { keepToken } from './session.js';

export function signIn(start) {
  const panel = document.getElementById('signin');
  const why = h('p', { id: 'signin-why', role: 'alert' });
  const input = h('input', { type: 'password', id: 'token', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'signin-why' });
  const button = h('button.apply', { type: 'submit' }, 'Sign in');
  const form = h('form', null, h('h1', null, 'Banyan'), why, h('label', { for: 'token' }, 'Token'),
    h('div.apply-line', null, input, button),
    h('p.hint', null, 'The admin token is in the file admin-token of the state folder, unless another was configured. A token of your own: ',
      h('code', null, './banyan token create --role operator --groups NAME --name YOU'), '. It is kept in this tab only.'));
  panel.append(form);
  form.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    const text = input.value.trim().replace(/^Bearer /i, '');
    if (!/^[A-Za-z0-9._~+/-]+=*$/.test(text)) {
      setText(why, text ? 'A token has only letters, digits and . _ ~ + / - =; something else was pasted.' : 'Paste a token first.');
      return input.focus();
    }
    keepToken(text);
    input.value = '';
    button.disabled = true;
    await start();
    button.disabled = false;
  });

  let before = null; // where the focus was on the page
  return {
    /** Asks, and says why; the page beneath cannot be reached meanwhile. */
    ask(words) {
      setText(why, words);
      if (panel.hidden) before = document.activeElement;
      panel.hidden = false;
      document.getElementById('page').inert = true;
      document.getElementById('page').hidden = !document.body.classList.contains('known');
      input.focus();
    },
    done() {
      const asked = !panel.hidden;
      panel.hidden = true;
      document.getElementById('page').inert = false;
      document.getElementById('page').hidden = false;
      document.body.classList.add('known');
      if (asked) focusFirst(document.getElementById('page').contains(before) ? before : null, document.getElementById('answers'));
    },
  };
}
