-- Removes entries older than a time, but none that a reader holds. KEYS: entries, state, readers, times.
-- ARGV: the time (ms). Gives {from}, or nothing for a log that has not begun.
local from = redis.call('HGET', KEYS[2], 'from')
if not from then
  return {}
end
local to = redis.call('ZREVRANGEBYSCORE', KEYS[4], '(' .. ARGV[1], '-inf', 'LIMIT', 0, 1)[1]
if not to then
  return {from}
end
for _, held in ipairs(redis.call('HVALS', KEYS[3])) do
  if before(held, to) then
    to = held
  end
end
if before(from, to) then
  redis.call('XTRIM', KEYS[1], 'MINID', to)
  redis.call('HSET', KEYS[2], 'from', to)
  from = to
end
-- What was noted for places that are gone; the newest of them stays, for the next trimming to find.
for _, noted in ipairs(redis.call('ZRANGE', KEYS[4], 0, 999)) do
  if before(noted, from) then
    redis.call('ZREM', KEYS[4], noted)
  end
end
return {from}
