// A browser for the OpenAPI document: lists every operation, with what it takes and gives, and sends one when asked.
// The token is that of the operator's page in this tab; it goes into one header, never into an address.

const KEY = 'banyan-token';
const note = document.getElementById('note');

function made(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function ask(path, options = {}) {
  const headers = { ...options.headers, Authorization: `Bearer ${sessionStorage.getItem(KEY)}` };
  return fetch(path, { ...options, headers, cache: 'no-store', redirect: 'error' });
}

/** An example value of a schema: enough to begin with. */
function example(schema, all, depth = 0) {
  if (!schema || depth > 6) return null;
  if (schema.$ref) return example(all[schema.$ref.split('/').pop()], all, depth + 1);
  if (schema.oneOf) return example(schema.oneOf[0], all, depth + 1);
  if (schema.example !== undefined) return schema.example;
  if (schema.properties) {
    const wanted = schema.required ?? Object.keys(schema.properties);
    const names = Object.keys(schema.properties).filter(name => depth > 1 || wanted.includes(name) || name === 'weight');
    return Object.fromEntries(names.map(name => [name, example(schema.properties[name], all, depth + 1)]));
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'array') return [example(schema.items, all, depth + 1)];
  return { string: '', boolean: false, integer: 0, number: 0 }[type] ?? null;
}

function schemaOf(content) {
  return Object.values(content ?? {})[0]?.schema;
}

function fields(operation) {
  return (operation.parameters ?? []).map(parameter => {
    const id = `${operation.operationId}-${parameter.name}`;
    const label = made('label', parameter.name, { for: id });
    const input = made('input', '', { id, name: parameter.name });
    input.required = Boolean(parameter.required);
    return { parameter, label, input };
  });
}

function address(path, known) {
  let filled = path;
  const query = new URLSearchParams();
  for (const { parameter, input } of known) {
    if (parameter.in === 'path') filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    else if (input.value !== '') query.set(parameter.name, input.value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

async function shown(answer, output) {
  output.classList.toggle('failed', !answer.ok);
  output.textContent = `${answer.status}\n`;
  if ((answer.headers.get('content-type') ?? '').startsWith('text/event-stream')) {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = 0; read < 5; read++) output.textContent += (await reader.read()).value ?? '';
    await reader.cancel();
    output.textContent += '… and so on';
    return;
  }
  const text = await answer.text();
  try {
    output.textContent += JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    output.textContent += text;
  }
}

function operationOf(method, path, operation, all) {
  const details = made('details', '');
  const summary = made('summary', '');
  const title = made('h2', '');
  title.append(made('span', method.toUpperCase(), { class: 'method' }), path);
  summary.append(title, made('span', operation.summary ?? '', { class: 'says' }));
  const form = made('form', '');
  const known = fields(operation);
  known.forEach(({ label, input }) => form.append(label, input));
  const schema = schemaOf(operation.requestBody?.content);
  const body = schema && made('textarea', JSON.stringify(example(schema, all), null, 2), { 'aria-label': 'body' });
  if (body) form.append(body);
  form.append(made('button', method === 'get' ? 'Ask' : `Send ${method.toUpperCase()}`));
  const output = made('pre', '', { 'aria-live': 'polite' });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    output.textContent = '…';
    try {
      const headers = body ? { 'Content-Type': 'application/json' } : {};
      await shown(await ask(address(path, known), { method: method.toUpperCase(), headers, body: body?.value }), output);
    } catch (failed) {
      output.classList.add('failed');
      output.textContent = `The gateway did not answer: ${failed.message}`;
    }
  });
  const gives = schemaOf(operation.responses?.['200']?.content);
  details.append(summary, form, output);
  if (gives) details.append(made('p', 'Gives, for example:'), made('pre', JSON.stringify(example(gives, all), null, 2)));
  return details;
}

async function read() {
  const answer = await ask('/openapi');
  const said = await answer.json();
  if (!answer.ok) {
    sessionStorage.removeItem(KEY);
    note.textContent = said.detail;
    note.classList.add('failed');
    return;
  }
  note.classList.remove('failed');
  note.textContent = said.info.description;
  const all = said.components?.schemas ?? {};
  const list = Object.entries(said.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf(method, path, operation, all)));
  document.getElementById('operations').replaceChildren(...list);
}

document.getElementById('sign-in').addEventListener('submit', event => {
  event.preventDefault();
  const input = document.getElementById('token');
  sessionStorage.setItem(KEY, input.value.trim());
  input.value = '';
  read();
});

if (sessionStorage.getItem(KEY)) read();
