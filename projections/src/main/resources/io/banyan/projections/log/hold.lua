-- Keeps what comes after a place for a reader, and never moves it back. KEYS: state, readers. ARGV: reader, place.
-- Gives {'held'}, or {'gap', from} when entries after that place are gone.
local function before(a, b)
  local ac, an = string.match(a, '(%d+)-(%d+)')
  local bc, bn = string.match(b, '(%d+)-(%d+)')
  if ac ~= bc then
    return #ac < #bc or (#ac == #bc and ac < bc)
  end
  return #an < #bn or (#an == #bn and an < bn)
end

local from = redis.call('HGET', KEYS[1], 'from')
if not from then
  return {'gap', ''}
end
if before(ARGV[2], from) then
  return {'gap', from}
end
local held = redis.call('HGET', KEYS[2], ARGV[1])
if not held or before(held, ARGV[2]) then
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
end
return {'held'}
