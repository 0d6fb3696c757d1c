-- Takes a place of a group's budget of copies. KEYS[1]: a hash with "second" and "day" since 1970, and what each has
-- used. ARGV: how many in a second, how many in a day; 0 = any number. Returns the milliseconds until there may be
-- another place; 0 = the place is taken. A clock that goes back counts as the latest.
local time = redis.call('TIME')
local kept = redis.call('HMGET', KEYS[1], 'second', 'inSecond', 'day', 'inDay')
local second, inSecond = tonumber(kept[1] or 0), tonumber(kept[2] or 0)
local day, inDay = tonumber(kept[3] or 0), tonumber(kept[4] or 0)
local now = tonumber(time[1])
if now > second then
  second, inSecond = now, 0
end
local today = math.floor(second / 86400)
if today > day then
  day, inDay = today, 0
end
local perSecond, perDay = tonumber(ARGV[1]), tonumber(ARGV[2])
local millis = now * 1000 + math.floor(tonumber(time[2]) / 1000)
if perDay > 0 and inDay >= perDay then
  return {math.max(1, (day + 1) * 86400000 - millis)}
end
if perSecond > 0 and inSecond >= perSecond then
  return {math.max(1, (second + 1) * 1000 - millis)}
end
redis.call('HSET', KEYS[1], 'second', string.format('%.0f', second), 'inSecond', inSecond + 1,
  'day', string.format('%.0f', day), 'inDay', inDay + 1)
redis.call('EXPIRE', KEYS[1], 172800)
return {0}
