-- The state, and the changes whose order is above a number, newest first, found from the stream's end.
-- KEYS: state, audit. ARGV: the number, changes at most. Orders are doubles here: exact below 2^53.
local after, most, chunk = tonumber(ARGV[1]), tonumber(ARGV[2]), 32
local documents, from, more = {}, '+', true
while more do
  local entries = redis.call('XREVRANGE', KEYS[2], from, '-', 'COUNT', chunk)
  more = #entries == chunk
  for _, entry in ipairs(entries) do
    if (tonumber(entry[2][2]) or after) <= after or #documents == most then
      more = false
    else
      documents[#documents + 1] = entry[2][4] or ''
    end
  end
  if more then
    from = '(' .. entries[#entries][1]
  end
end
return {redis.call('HGETALL', KEYS[1]), documents}
