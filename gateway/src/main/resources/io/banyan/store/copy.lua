-- Takes a place of a group's budget of copies. KEYS[1]: a hash with "second" and "day" since 1970, and what each has
-- used. ARGV: how many in a second, how many in a day; 0 = any number; then what the asker was told last: a day, and
-- what it had used. Returns the milliseconds until there may be another place, 0 = the place is taken; the day, and
-- what it has used. A clock that goes back counts as the latest. A hash that knows less than its asker has lost what it
-- had: others may know still more, so for three seconds they are listened to, and nothing is given that has a limit of
-- a day.
local time = redis.call('TIME')
local kept = redis.call('HMGET', KEYS[1], 'second', 'inSecond', 'day', 'inDay', 'listens')
local second, inSecond = tonumber(kept[1] or 0), tonumber(kept[2] or 0)
local day, inDay = tonumber(kept[3] or 0), tonumber(kept[4] or 0)
local listens = tonumber(kept[5] or 0)
local now = tonumber(time[1])
local millis = now * 1000 + math.floor(tonumber(time[2]) / 1000)
if now > second then
  second, inSecond = now, 0
end
local perSecond, perDay, knownDay, known = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local lost = knownDay > day or (knownDay == day and known > inDay)
if lost then
  day, inDay = knownDay, known
end
local today = math.floor(second / 86400)
if today > day then
  lost, day, inDay = false, today, 0
end
if lost then
  listens = millis + 3000
  redis.call('HSET', KEYS[1], 'day', string.format('%.0f', day), 'inDay', inDay,
    'listens', string.format('%.0f', listens))
  redis.call('EXPIRE', KEYS[1], 172800)
end
if perDay > 0 and inDay >= perDay then
  return {math.max(1, (day + 1) * 86400000 - millis), day, inDay}
end
if perDay > 0 and millis < listens then
  return {math.min(3000, listens - millis), day, inDay}
end
if perSecond > 0 and inSecond >= perSecond then
  return {math.max(1, (second + 1) * 1000 - millis), day, inDay}
end
redis.call('HSET', KEYS[1], 'second', string.format('%.0f', second), 'inSecond', inSecond + 1,
  'day', string.format('%.0f', day), 'inDay', inDay + 1)
redis.call('EXPIRE', KEYS[1], 172800)
return {0, day, inDay + 1}
