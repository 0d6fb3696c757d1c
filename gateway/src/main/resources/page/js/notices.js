// What concerns the whole page: a lost stream, a store that is away, files with errors, warnings.
import { h, setText, show } from './dom.js';
import { span } from './format.js';
import { model } from './model.js';

const aloud = document.getElementById('aloud');

/** For screen readers, where the eye sees the result in place. */
export function sayAloud(text) {
  setText(aloud, text);
}

export function notices(tryNow) {
  const lostWords = h('span');
  const lost = h('div.notice.waits', { role: 'status', hidden: true }, h('strong', null, 'Stream lost. '), lostWords, ' ',
    h('button', { type: 'button', onclick: tryNow }, 'Try now'));
  const away = h('div.notice.waits', { role: 'status', hidden: true });
  const fileText = h('pre', { tabindex: 0, 'aria-label': 'Errors of route files' });
  const files = h('div.notice.waits', { role: 'status', hidden: true },
    h('strong', null, 'Route files have errors; their groups run on their last good version. '), 'As ./banyan check says:', fileText);
  const warned = h('ul');
  const warnedHead = h('summary');
  const warnings = h('details.notice.quiet', { hidden: true }, warnedHead, warned);
  const node = document.getElementById('notices');
  node.append(lost, away, files, warnings);

  return function update() {
    const { state, retryAt } = model.stream;
    show(lost, state === 'lost');
    document.body.classList.toggle('stale', state === 'lost');
    if (state === 'lost') {
      const age = model.frameAt ? `Numbers are ${span((Date.now() - model.frameAt) / 1000)} old. ` : '';
      setText(lostWords, `${age}Next try in ${span(Math.ceil((retryAt - Date.now()) / 1000))}.`);
    }
    if (!model.status) return;
    const { store, problems, warnings: listed } = model.status;
    show(away, store.state === 'away');
    setText(away, `${store.says}. Weights cannot be moved now; kill switches work.`);
    show(files, problems.length > 0);
    setText(fileText, problems.join('\n'));
    show(warnings, listed.length > 0);
    setText(warnedHead, listed.length === 1 ? '1 warning' : `${listed.length} warnings`);
    if (warned.childElementCount !== listed.length || warned.textContent !== listed.join('')) {
      warned.replaceChildren(...listed.map(text => h('li', null, text)));
    }
  };
}
