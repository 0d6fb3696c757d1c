-- Reads documents of one partition together with its checkpoint.
-- KEYS: checkpoint (hash), documents (hash)
-- ARGV: keys of documents
-- Gives {fields and values of the checkpoint, a text or nothing for each key}.
local at = redis.call('HGETALL', KEYS[1])
local found = {}
for from = 1, #ARGV, 4000 do
  local some = redis.call('HMGET', KEYS[2], unpack(ARGV, from, math.min(from + 3999, #ARGV)))
  for i = 1, #some do
    found[from + i - 1] = some[i]
  end
end
return {at, found}
