-- Writes a commit, or everything anew, whole or not at all, if the state still stands at the revision known.
-- KEYS: state, audit, ids. ARGV: known, new revision, channel, 'commit' or 'replace', changes kept, ids kept,
-- number of fields, that many pairs of field and document, then for each change its id, order and document.
-- With 'try' instead, nothing is written: it fails where a commit would.
-- Gives 1 (taken, or taken before) or 0, and the state now. Revisions are compared as text.
local state, audit, ids = KEYS[1], KEYS[2], KEYS[3]
local replace = ARGV[4] == 'replace'
local fields = 7 + 2 * tonumber(ARGV[7])

-- A script that fails in the middle leaves what it wrote. So each kind of write is tried first, with something wrong
-- that Redis finds last: whether this user may do it, this server takes it and this key is of its type comes before.
redis.call('XREVRANGE', audit, '+', '-', 'COUNT', 1)
redis.call('HGET', state, 'revision')
redis.call('ZADD', ids, 'XX', 0, '-')
for _, wrong in ipairs({{'HSET', state, 'a', 'b', 'c'}, {'XADD', audit, '0-0', 'a', 'b'}}) do
  local answer = redis.pcall(unpack(wrong))
  local said = type(answer) == 'table' and answer.err or ''
  if not string.find(said, 'wrong number of arguments') and not string.find(said, 'must be greater than 0-0', 1, true) then
    return redis.error_reply(said)
  end
end
if ARGV[4] == 'try' then
  return {1, {}}
end

local fresh = {}
for i = fields + 1, #ARGV, 3 do
  if not redis.call('ZSCORE', ids, ARGV[i]) then
    fresh[#fresh + 1] = i
  end
end
if not replace and #ARGV > fields and #fresh == 0 then
  return {1, redis.call('HGETALL', state)}
end
if (redis.call('HGET', state, 'revision') or '0.0') ~= ARGV[1] then
  return {0, redis.call('HGETALL', state)}
end

if replace then
  redis.call('DEL', state)
end
for i = 8, fields, 2 do
  redis.call('HSET', state, ARGV[i], ARGV[i + 1])
end
redis.call('HSET', state, 'revision', ARGV[2])

local newest = tonumber(redis.call('ZREVRANGE', ids, 0, 0, 'WITHSCORES')[2] or '0')
for n, i in ipairs(fresh) do
  redis.call('XADD', audit, 'MAXLEN', '~', ARGV[5], '*', 'order', ARGV[i + 1], 'document', ARGV[i + 2])
  redis.call('ZADD', ids, string.format('%.0f', newest + n), ARGV[i])
end
redis.call('ZREMRANGEBYRANK', ids, 0, -1 - tonumber(ARGV[6]))
-- Only a hint.
redis.pcall('PUBLISH', ARGV[3], ARGV[2])
return {1, redis.call('HGETALL', state)}
