-- Reads a range of an index of one partition, with its documents and the partition's checkpoint.
-- KEYS: checkpoint (hash), documents (hash), index (sorted set, all scores 0; members index NUL text NUL key)
-- ARGV: '1' for descending, the bound to begin at, the bound to end at, how many to pass over, how many at most
-- Gives {fields and values of the checkpoint, members, a text for each}.
local at = redis.call('HGETALL', KEYS[1])
local command = ARGV[1] == '1' and 'ZREVRANGEBYLEX' or 'ZRANGEBYLEX'
local members = redis.call(command, KEYS[3], ARGV[2], ARGV[3], 'LIMIT', ARGV[4], ARGV[5])
if #members == 0 then
  return {at, {}, {}}
end
local keys = {}
for i = 1, #members do
  local sort = string.find(members[i], '\0', 1, true)
  local key = string.find(members[i], '\0', sort + 1, true)
  keys[i] = string.sub(members[i], key + 1)
end
return {at, members, redis.call('HMGET', KEYS[2], unpack(keys))}
