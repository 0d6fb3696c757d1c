// Times that grow older by themselves: relative to the eye, exact on hover and for a screen reader.
import { h, setText } from './dom.js';
import { exact, span } from './format.js';

const living = new Set();

export function ago(at) {
  const words = h('span', { 'aria-hidden': 'true' });
  const node = h('time', { datetime: at, title: exact(at) }, words, h('span.unseen', null, exact(at)));
  node.grow = () => setText(words, `${span((Date.now() - Date.parse(at)) / 1000)} ago`);
  node.grow();
  living.add(node);
  return node;
}

export function growOlder() {
  for (const node of living) {
    if (node.isConnected) node.grow();
    else if (node.wasSeen) living.delete(node);
    node.wasSeen ||= node.isConnected;
  }
}
