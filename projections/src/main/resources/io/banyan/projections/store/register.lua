-- Keeps what a view version is made by, if nothing is kept yet and it was not dropped.
-- KEYS: registration (hash)
-- ARGV: hash of the code, number of partitions
-- Gives {1}, or {0} when it was dropped.
if redis.call('HEXISTS', KEYS[1], 'dropped') == 1 then
  return {0}
end
if redis.call('HEXISTS', KEYS[1], 'code') == 0 then
  redis.call('HSET', KEYS[1], 'code', ARGV[1], 'partitions', ARGV[2])
end
return {1}
