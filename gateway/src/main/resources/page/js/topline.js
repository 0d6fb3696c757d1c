// The top line: which installation, how well its replicas and its store agree, who you are, and the last resort.
import { h, setText, show } from './dom.js';
import { killSwitch } from './kill.js';
import { model } from './model.js';
import { roleWords, whyNotKillAll, whyNotUnkill } from './rights.js';
import { ago } from './times.js';

export function topline(signOut) {
  const name = h('span.installation');
  const revision = h('span');
  const replicas = h('span');
  const store = h('span');
  const me = h('span');
  const why = h('p.why-not', { hidden: true });
  const killed = h('div.notice.killed', { role: 'status', hidden: true });
  const kill = killSwitch(null, () => ({
    killed: Boolean(model.status?.killed),
    whyNotKill: whyNotKillAll(),
    whyNotUnkill: whyNotUnkill(whyNotKillAll()),
  }));
  document.getElementById('topline').append(
    h('h1', null, 'Banyan ', name),
    h('p.facts', null, revision, replicas, store),
    h('p.me', null, me, ' ', h('button', { type: 'button', onclick: signOut }, 'Sign out')),
    kill.press);
  document.getElementById('killing').append(kill.form, why, killed);
  let shownKill;

  return function update() {
    const { status, me: caller } = model;
    if (!status || !caller) return;
    setText(name, status.installation);
    setText(revision, `revision ${status.revision}`);
    setText(replicas, replicaWords(status.replicas));
    replicas.classList.toggle('waits', status.replicas.agree < status.replicas.known);
    setText(store, `store: ${status.store.says}`);
    store.classList.toggle('waits', status.store.state === 'away');
    setText(me, caller.name === caller.role ? caller.name : `${caller.name}, ${roleWords()}`);
    kill.update();
    setText(why, `The kill switch for everything: ${whyNotKillAll()}`);
    show(why, whyNotKillAll() !== null && status.killed);
    show(killed, status.killed);
    if (shownKill !== `${status.killed} ${status.killPending} ${status.killedBy?.id}`) {
      shownKill = `${status.killed} ${status.killPending} ${status.killedBy?.id}`;
      killed.replaceChildren(h('strong', null, 'EVERYTHING IS KILLED: '), 'all requests go to LEGACY, above every weight. ',
        ...(status.killedBy ? [status.killedBy.by, ', ', ago(status.killedBy.at), `: “${status.killedBy.reason}”. `] : []),
        status.killPending ? 'This replica only, until the store is back: then the fleet follows.' : '');
    }
  };
}

/** "3 of 3 replicas agree", or how many of those that answer stand at this revision. */
export function replicaWords({ answering, known, agree, says }) {
  if (!/\d/.test(says)) return says;
  if (agree < answering) return `${says} answer, ${agree} agree`;
  return answering < known ? `${says} answer` : `${says} agree`;
}
