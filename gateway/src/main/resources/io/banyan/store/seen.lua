-- Notes when groups were last seen, and forgets those that were not seen for long; the revision goes up then.
-- KEYS: state, seen. ARGV: now and the oldest moment that counts (ms since 1970), channel, group names.
-- Gives how many were forgotten.
local state, seen, forgotten = KEYS[1], KEYS[2], 0
for i = 4, #ARGV do
  redis.call('ZADD', seen, ARGV[1], ARGV[i])
end
for _, field in ipairs(redis.call('HKEYS', state)) do
  local group = string.match(field, '^group:(.*)$')
  if group then
    local last = redis.call('ZSCORE', seen, group)
    if not last then
      redis.call('ZADD', seen, ARGV[1], group)
    elseif tonumber(last) < tonumber(ARGV[2]) then
      redis.call('HDEL', state, field)
      redis.call('ZREM', seen, group)
      forgotten = forgotten + 1
    end
  end
end
if forgotten > 0 then
  local epoch, number = string.match(redis.call('HGET', state, 'revision'), '^(%d+)%.(%d+)$')
  local revision = epoch .. '.' .. string.format('%.0f', tonumber(number) + 1)
  redis.call('HSET', state, 'revision', revision)
  redis.call('PUBLISH', ARGV[3], revision)
end
return forgotten
