-- Keeps a ticket under each of KEYS. ARGV: its text ("SOURCE POSITION TIME", of fixed widths), its life in milliseconds.
-- What is there of the same source stays, part by part, where it is larger; a life is never made shorter.
local source, position, time = string.match(ARGV[1], '^(%S+) (%d+) (%d+)$')
for _, key in ipairs(KEYS) do
  local kept = redis.call('GET', key) or ''
  local oldSource, oldPosition, oldTime = string.match(kept, '^(%S+) (%d+) (%d+)$')
  local newPosition, newTime = position, time
  if oldSource == source then
    newPosition = oldPosition > position and oldPosition or position
    newTime = oldTime > time and oldTime or time
  end
  local life = math.max(tonumber(ARGV[2]), redis.call('PTTL', key))
  redis.call('SET', key, source .. ' ' .. newPosition .. ' ' .. newTime, 'PX', string.format('%.0f', life))
end
return {}
