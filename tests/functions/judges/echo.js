// A function that answers with the event it was given: in a header, so that an answer to HEAD has it, too.
exports.handler = async (event) => ({
  statusCode: 200,
  headers: { 'x-event': Buffer.from(JSON.stringify(event)).toString('base64') },
  body: '',
});
