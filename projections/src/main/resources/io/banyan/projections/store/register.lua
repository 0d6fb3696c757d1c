-- Keeps what a view version is made by, if nothing is kept yet.
-- KEYS: registration (hash)
-- ARGV: hash of the code, number of partitions
-- Gives {1}.
if redis.call('HEXISTS', KEYS[1], 'code') == 0 then
  redis.call('HSET', KEYS[1], 'code', ARGV[1], 'partitions', ARGV[2])
end
return {1}
