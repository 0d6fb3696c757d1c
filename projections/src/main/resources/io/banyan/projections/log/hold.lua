-- Keeps what comes after a place for a reader, and never moves it back. KEYS: state, readers. ARGV: reader, place,
-- 'known' for one that must hold something already.
-- Gives {'held'}, or {'gap', from} when entries after that place are gone, or {'unknown'}.
local from = redis.call('HGET', KEYS[1], 'from')
if not from then
  return {'gap', ''}
end
if before(ARGV[2], from) then
  return {'gap', from}
end
local held = redis.call('HGET', KEYS[2], ARGV[1])
if not held and ARGV[3] == 'known' then
  return {'unknown'}
end
if not held or before(held, ARGV[2]) then
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
end
return {'held'}
