// What EventsProjection of these tests does, as a function.
export const handler = async ({ Records }) => ({
  operations: Records.flatMap((record) => all(record).map((one) => ({ record: record.eventID, ...one }))),
});

const all = (record) => {
  if (record.table === 'public.event') return event(record);
  if (record.table === 'public.rsvp') return answer(record);
  const key = `*/group:${record.key.id}`;
  return [record.op === 'delete' ? { delete: { key } } : { patch: { key, fields: { name: record.after.name } } }];
};

const event = ({ op, key: { id }, after, documents }) => {
  const key = `event:${id}/page`;
  if (op === 'delete') return [{ delete: { key } }];
  const fields = { ...documents[key] };
  if ('title' in after) fields.title = after.title;
  if ('starts_at' in after) fields.startsAt = after.starts_at;
  if ('group_id' in after) fields.group = after.group_id;
  const indexes = { 'by-start': fields.startsAt, [`group:${fields.group}/by-start`]: fields.startsAt };
  return [{ patch: { key, fields } }, { enter: { key, indexes } }];
};

const answer = ({ key: { event_id: id }, before, after }) => {
  const add = (by) => ({ add: { key: `event:${id}/rsvps`, field: 'yes', by } });
  return [...(before.answer === 'yes' ? [add(-1)] : []), ...(after.answer === 'yes' ? [add(1)] : [])];
};
