// Wires the page: sign in, load, follow the stream, come back from every loss.
import { onSignedOut, Refused } from './api.js';
import { calls } from './calls.js';
import { catalog } from './catalog.js';
import { explain } from './explain.js';
import { groups } from './groups.js';
import { jumps } from './jumps.js';
import { loadAll, loadHistory, refresh, rereadGroups, rereadRange, takeChange, takeFrame } from './load.js';
import { log } from './log.js';
import { model, on, tell } from './model.js';
import { notices, sayAloud } from './notices.js';
import { dropToken, token } from './session.js';
import { scoreboard } from './scoreboard.js';
import { signIn } from './signin.js';
import { follow } from './stream.js';
import { strip } from './strip.js';
import { growOlder } from './times.js';
import { topline } from './topline.js';
import { verdictLine } from './verdict.js';
import { views } from './views.js';

const POLL = 10_000; // ms; for what no frame carries
const CALLS_POLL = 5_000; // ms
const CATALOG = 60_000; // ms; changes by the day
let stream = null;

const entry = signIn(start);
const updateNotices = notices(() => stream?.again());
const updateTop = topline(() => {
  leave();
  entry.ask('Signed out.');
});
const updateStrip = strip();
verdictLine();
groups();
views();
scoreboard();
const { read: readCalls } = calls();
const readCatalog = catalog();
log();
const { follow: followLink, open: openExplain } = explain();
jumps(openExplain);

on('status', updateTop);
on('me', updateTop);
on('status', updateNotices);
on('stream', updateNotices);
on('figures', updateStrip);
on('range', () => {
  rangeRead = Date.now();
  tell('figures');
});

function leave() {
  dropToken();
  stream?.stop();
  stream = null;
}

onSignedOut(() => {
  const before = model.me !== null && document.body.classList.contains('known');
  leave();
  entry.ask(before ? 'The token is no longer good: expired, or withdrawn. Sign in again; your drafts are still here.'
    : 'That token does not open this page: it is not known here, has expired, or is a preview token.');
});

async function start() {
  try {
    await loadAll();
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (refused.status !== 401) entry.ask(`${refused.message}. Try again.`);
    return;
  }
  entry.done();
  tell('figures');
  followLink();
  stream?.stop();
  stream = follow({ frame: takeAny, state: streamState });
  loadHistory().catch(() => {});
  readCalls().catch(() => {});
  readCatalog();
}

function takeAny(name, data) {
  if (name === 'figures') takeFrame(data);
  if (name === 'change') {
    tell('foreign', data);
    takeChange(data);
  }
  if (name === 'files') rereadGroups().catch(() => {});
}

let lostBefore = false;
function streamState(state, retryAt = 0) {
  const cameBack = lostBefore && state === 'live';
  lostBefore = state === 'lost';
  if (state === 'live') loadAll().then(() => cameBack && sayAloud('The stream is back.'), () => {}); // what came before it
  if (cameBack) loadHistory().catch(() => {});
  model.stream = { state, retryAt };
  tell('stream');
  if (state === 'lost') sayAloud('The stream is lost; numbers are old.');
}

setInterval(() => {
  growOlder();
  if (model.stream.state === 'lost') tell('stream');
}, 1000);
setInterval(() => stream && model.stream.state === 'live' && !document.hidden && refresh().catch(() => {}), POLL);
setInterval(() => stream && model.stream.state === 'live' && !document.hidden && readCalls().catch(() => {}), CALLS_POLL);
setInterval(() => stream && model.stream.state === 'live' && !document.hidden && readCatalog(), CATALOG);
let rangeRead = 0;
setInterval(() => {
  const { every } = model.range;
  if (every === null || !stream || document.hidden || Date.now() - rangeRead < every) return;
  rangeRead = Date.now();
  rereadRange().catch(() => {}); // the stream's own state says that nobody answers
}, 1000);
document.addEventListener('visibilitychange', () => document.hidden || tell('figures'));
window.addEventListener('hashchange', followLink);

if (token()) start();
else entry.ask('Paste the token that you were given.');
