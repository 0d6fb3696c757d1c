// The first two answers in sentences: is anyone hurt, and what changed last.
import { h, setText } from './dom.js';
import { rate } from './format.js';
import { model, on, seriesOf } from './model.js';
import { ago } from './times.js';
import { changeWords, doorWord } from './words.js';

const SOME = 0.005; // errors a second, over a minute, that count as one at all

/** → {kind: 'harm' | 'fine' | 'quiet', words} from the last minute's means. */
export function verdict(groups, minute) {
  const avoidable = groups.map(name => [name, minute(name, 'modernErrors') ?? 0]).filter(([, errors]) => errors > SOME)
    .sort((a, b) => b[1] - a[1]);
  const legacy = minute('', 'legacyErrors') ?? 0;
  const requests = (minute('', 'legacyRate') ?? 0) + (minute('', 'modernRate') ?? 0) + (minute('', 'unmatched') ?? 0);
  if (avoidable.length) {
    const [[worst, errors]] = avoidable;
    const others = avoidable.length > 1 ? ` and ${avoidable.length - 1} more` : '';
    return { kind: 'harm', words: `Users of ${worst}${others} get errors from MODERN, ${rate(errors)} per s in the last minute. `
      + `LEGACY could have answered them: lower the weight of ${worst}, or kill it.` };
  }
  if (legacy > SOME) {
    return { kind: 'harm', words: `Users get errors from LEGACY itself, ${rate(legacy)} per s in the last minute. No weight here changes that.` };
  }
  if (requests === 0) return { kind: 'quiet', words: 'No traffic yet: nothing has asked the traffic port in the last minute.' };
  const caught = minute('', 'fallBacks') ?? 0;
  return { kind: 'fine', words: 'Nobody is hurt: no errors in the last minute.'
    + (caught > SOME ? ` LEGACY caught ${rate(caught)} per s that MODERN failed.` : '') };
}

const MARKS = { harm: '✖ ', fine: '✔ ', quiet: '– ' };

export function verdictLine() {
  const health = document.getElementById('verdict');
  const latest = document.getElementById('latest');
  on('figures', () => {
    const { kind, words } = verdict([...model.groups.keys()], (name, column) => seriesOf(name).lastMinute(column));
    health.className = kind;
    setText(health, MARKS[kind] + words);
  });
  let shown;
  on('log', () => {
    const [change] = model.log;
    if (change === shown) return;
    shown = change;
    latest.replaceChildren(h('strong', null, 'Last change: '), ...(change
      ? [ago(change.at), ` ${change.by}, ${doorWord(change.door)}: `, changeWords(change), `, “${change.reason}”`] : ['none yet']));
  });
}
