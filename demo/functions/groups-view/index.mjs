// The view `groups`: a document for each group, which is found by its slug, and one for each event, which is counted by
// its group. Given changes, it answers operations; it knows no clock, no database and no call before this one.

export const handler = async ({ Records }) => ({
  operations: Records.flatMap((record) => operations(record).map((one) => ({ record: record.eventID, ...one }))),
  batchItemFailures: [],
});

function operations({ table, op, key: { id }, after }) {
  const isGroup = table === 'public.meetup_group';
  const key = isGroup ? `group:${id}/group` : `event:${id}/event`;
  if (op === 'delete') return [{ delete: { key } }];
  return isGroup ? group(key, after) : event(key, after);
}

// A long text that stayed as it was is not sent again, so the document keeps what the row lacks. Entries are all new
// each time: a group that gets another slug is no longer found by the old one.
function group(key, { organizer_id: organizer, ...row }) {
  return [
    { patch: { key, fields: { ...row, organizerId: Number(organizer) } } },
    { enter: { key, indexes: { [`slug:${row.slug}`]: row.id } } },
  ];
}

function event(key, { id, group_id: group }) {
  return [
    { put: { key, document: { group } } },
    { enter: { key, indexes: { [`group:${group}/events`]: id } } },
  ];
}
