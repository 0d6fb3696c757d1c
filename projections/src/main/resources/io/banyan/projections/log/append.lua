-- Appends entries, and leaves out those that are not after the last one.
-- KEYS: entries, state, times.
-- ARGV: source, what must be there by now, the place and the time (ms) of the end or two empty texts,
-- then for each entry its id, its field and its text.
-- Gives {'new', how many}, or {'source', the one that is there}, or {'lost', the last place}, or
-- {'refused', why}, or {'error', words}.
local state = redis.call('HMGET', KEYS[2], 'source', 'last', 'time', 'sampled', 'refused')
if state[1] ~= ARGV[1] then
  return {'source', state[1] or ''}
end
if state[5] then
  return {'refused', state[5]}
end
local last = state[2]
if before(last, ARGV[2]) then
  return {'lost', last}
end
local new = 0
for i = 5, #ARGV, 3 do
  if before(last, ARGV[i]) then
    local added = redis.pcall('XADD', KEYS[1], ARGV[i], ARGV[i + 1], ARGV[i + 2])
    if type(added) == 'table' and added.err then
      redis.call('HSET', KEYS[2], 'last', last)
      return {'error', added.err}
    end
    last = ARGV[i]
    new = new + 1
  end
end
local place, time = ARGV[3], ARGV[4]
if place ~= '' then
  local known = state[3]
  if known and tonumber(time) < tonumber(known) then
    time = known
  end
  if before(last, place) then
    redis.call('XADD', KEYS[1], place, 'm', time)
    last = place
    new = new + 1
  end
  if last == place then
    redis.call('HSET', KEYS[2], 'mark', last, 'time', time)
  end
  if not state[4] or tonumber(state[4]) + 1000 <= tonumber(time) then
    redis.call('ZADD', KEYS[3], time, last)
    redis.call('HSET', KEYS[2], 'sampled', time)
  end
end
redis.call('HSET', KEYS[2], 'last', last)
return {'new', new}
