-- Shows a replica for a while by Redis's own clock, or takes it off, and drops those whose time is over.
-- KEYS: replicas (by the moment they were last shown, ms), shown. ARGV: life in ms, replica, document or nothing.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[1], ARGV[2])
  redis.call('HDEL', KEYS[2], ARGV[2])
else
  redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[2])
  redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
end
local over = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('(%.0f', now - ARGV[1]))
for _, replica in ipairs(over) do
  redis.call('ZREM', KEYS[1], replica)
  redis.call('HDEL', KEYS[2], replica)
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[1])
return #over
