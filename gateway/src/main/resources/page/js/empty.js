// No groups yet: a first route file, ready to copy.
import { copyButton } from './copy.js';
import { h } from './dom.js';

const FILE = `group: events
owner: team-discovery
contact: "#team-discovery"
review-by: ${new Date().getFullYear() + 1}-06-30
modern:
  url: http://events-view:8080
  deployed: k8s/prod/events-view
weight: 0%
sticky: [header:X-Member-Id, client-ip]
routes:
  - id: event-page
    path: /events/{eventId}
`;

export function emptyHint() {
  const text = h('pre', { tabindex: 0, 'aria-label': 'A first route file' }, FILE);
  return h('div.empty', { hidden: true }, h('p', null, h('strong', null, 'No groups yet: every request goes to LEGACY. '),
    'Write a first file into the routes folder, as events.yaml; it is in force within a second and moves nobody at 0%. ',
    './banyan check says what is wrong with it. ', copyButton('the route file', () => FILE, text)), text);
}
