-- The entries after a place. KEYS: entries, state, readers. ARGV: the place, entries at most, who reads or an empty text.
-- Gives {source, from, last, mark, its time (ms), entries, why it is refused, 1 if who reads holds something}, with empty
-- texts for what is not there.
local state = redis.call('HMGET', KEYS[2], 'source', 'from', 'last', 'mark', 'time', 'refused')
local entries = {}
if state[1] then
  entries = redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])
end
return {state[1] or '', state[2] or '', state[3] or '', state[4] or '', state[5] or '', entries, state[6] or '',
  redis.call('HEXISTS', KEYS[3], ARGV[3])}
