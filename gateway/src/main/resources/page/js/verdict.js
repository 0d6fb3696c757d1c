// The first two answers in sentences: is anyone hurt, and what changed last.
import { h, setText } from './dom.js';
import { rate, span } from './format.js';
import { model, on, seriesOf } from './model.js';
import { ago } from './times.js';
import { authorWords, changeWords } from './words.js';

const TOLD = 3; // sentences about MODERNs
const SOME = 0.005; // errors a second, over a minute, that count as one at all

/**
 * → {kind: 'harm' | 'fine' | 'quiet', words}. `minute(group, column)` is a mean of the last minute, `now` that of the
 * last five seconds; group '' is the sum. `wrong` are the server's sentences of what is wrong with MODERNs, the worst
 * first.
 */
export function verdict(groups, minute, now, wrong = []) {
  const avoidable = groups.map(name => [name, minute(name, 'modernErrors') ?? 0]).filter(([, errors]) => errors > SOME)
    .sort((a, b) => b[1] - a[1]);
  const requests = ['legacyRate', 'modernRate', 'unmatched'].reduce((sum, column) => sum + (minute('', column) ?? 0), 0);
  const words = (name, column) => (now(name, column) > SOME ? `${rate(now(name, column))} per s now`
    : `${rate(minute(name, column))} per s over the last minute, none now`);
  if (avoidable.length) {
    const [[worst]] = avoidable;
    const others = avoidable.length > 1 ? ` and ${avoidable.length - 1} more` : '';
    return { kind: 'harm', words: `Users of ${worst}${others} get errors from MODERN: ${words(worst, 'modernErrors')}. `
      + `LEGACY could have answered: lower the weight of ${worst}, or kill it.` };
  }
  if ((minute('', 'modernErrors') ?? 0) > SOME) {
    return { kind: 'harm', words: `Users get errors from MODERN: ${words('', 'modernErrors')}. The groups that fail stand first below within a minute.` };
  }
  if ((minute('', 'legacyErrors') ?? 0) > SOME) {
    return { kind: 'harm', words: `Users get errors from LEGACY itself: ${words('', 'legacyErrors')}. No weight here changes that.` };
  }
  const sides = wrong.slice(0, TOLD).map(says => ` ${says}.`).join('')
    + (wrong.length > TOLD ? ` Something is wrong with MODERN of ${wrong.length - TOLD} more, too: see the cards.` : '');
  if (requests === 0 && wrong.length) return { kind: 'quiet', words: `No traffic in the last minute.${sides}` };
  if (requests === 0) return { kind: 'quiet', words: 'No traffic in the last minute: nothing has asked the traffic port.' };
  const caught = minute('', 'fallBacks') ?? 0;
  const notTried = minute('', 'notTried') ?? 0;
  return { kind: 'fine', words: `Nobody is hurt: no errors in the last minute.${sides}`
    + (caught > SOME ? ` LEGACY caught ${rate(caught)} per s that MODERN failed.` : '')
    + (notTried > SOME ? ` MODERN was skipped for ${rate(notTried)} per s: LEGACY answered them.` : '') };
}

/** What is wrong with MODERNs, those that are down first. */
const wrongSides = () => [...[...model.groups.values()].map(group => group.modern).filter(Boolean)
  .sort((a, b) => b.down - a.down).map(modern => modern.says), ...[...model.groups.values()].map(group => group.view?.why).filter(Boolean)].map(sentence);

const sentence = says => says.charAt(0).toUpperCase() + says.slice(1);

const MARKS = { harm: '✖ ', fine: '✔ ', quiet: '○ ' };

export function verdictLine() {
  const health = document.getElementById('verdict');
  const latest = document.getElementById('latest');
  const update = () => {
    let { kind, words } = verdict([...model.groups.keys()],
      (name, column) => seriesOf(name).lastMinute(column), (name, column) => seriesOf(name).columns[column].at(-1) ?? 0, wrongSides());
    if (model.stream.state === 'lost' && model.frameAt) {
      words = `Not known now. ${span((Date.now() - model.frameAt) / 1000)} ago: ${words}`;
      kind = 'quiet';
    }
    health.className = kind;
    setText(health, MARKS[kind] + words);
  };
  on('figures', update);
  on('stream', update);
  let shown;
  on('log', () => {
    const [change] = model.log;
    if (change === shown) return;
    shown = change;
    latest.replaceChildren(h('strong', null, 'Last change: '), ...(change
      ? [ago(change.at), `, ${authorWords(change)}: `, changeWords(change), `, “${change.reason}”`] : ['none yet']));
  });
}
