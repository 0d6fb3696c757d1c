-- Begins a log. KEYS: entries, state, readers, times. ARGV: source, from, 'over' to throw away what is there.
-- Gives nothing when it has begun so, else the source and the place of the one that is there.
local source, from = ARGV[1], ARGV[2]
if ARGV[3] == 'over' then
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
else
  local there = redis.call('HMGET', KEYS[2], 'source', 'from')
  if there[1] then
    if there[1] == source and there[2] == from then
      return {}
    end
    return {there[1], there[2]}
  end
end
redis.call('HSET', KEYS[2], 'source', source, 'from', from, 'last', from)
return {}
