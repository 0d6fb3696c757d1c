// Server-sent events by `fetch`, because an EventSource cannot carry a token. It is never silently old: five seconds
// without a frame (one is due every second) count as lost, and it comes back with longer and longer waits.
import { open } from './api.js';

const SILENCE = 5000;
const WAITS = [1000, 2000, 4000, 8000, 15000];

/** Calls `frame(name, data)` and `state('live' | 'lost', retryAt)`; returns {again, stop}. */
export function follow({ frame, state }) {
  let failures = 0;
  let timer = 0;
  let cut = new AbortController();
  let stopped = false;

  async function run() {
    const mine = (cut = new AbortController());
    let watchdog = 0;
    const awake = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => mine.abort(), SILENCE);
    };
    try {
      awake();
      const reader = await open('events', mine.signal);
      state('live');
      await read(reader, (name, data) => {
        failures = 0;
        awake();
        frame(name, data);
      });
    } catch {
      // lost, whatever the cause; a bad token has been reported by `open` already
    }
    clearTimeout(watchdog);
    if (stopped || mine !== cut) return;
    const wait = WAITS[Math.min(failures++, WAITS.length - 1)] * (0.8 + 0.4 * Math.random());
    state('lost', Date.now() + wait);
    timer = setTimeout(run, wait);
  }

  run();
  return {
    again() {
      clearTimeout(timer);
      run();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      cut.abort();
    },
  };
}

/** Cuts a text stream into frames: a blank line ends one, several `data:` lines are joined, `:` is a comment. */
export async function read(reader, frame) {
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split(/\r?\n/);
    rest = lines.pop();
    rest = takeFrames(lines, rest, frame);
  }
}

// Whole frames are told; what belongs to an unfinished one is given back, to be read again with what follows.
function takeFrames(lines, tail, frame) {
  let start = 0;
  lines.forEach((line, place) => {
    if (line !== '') return;
    tellOne(lines.slice(start, place), frame);
    start = place + 1;
  });
  return [...lines.slice(start), tail].join('\n');
}

function tellOne(lines, frame) {
  let name = 'message';
  const data = [];
  for (const line of lines) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  }
  if (data.length || name !== 'message') frame(name, data.length ? JSON.parse(data.join('\n')) : null);
}
