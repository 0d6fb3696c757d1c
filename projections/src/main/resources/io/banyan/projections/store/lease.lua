-- Takes or keeps the lease of a view version.
-- KEYS: lease (text)
-- ARGV: owner, milliseconds
-- Gives {1} when it is the owner's, {0} when another's.
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then
  return {0}
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return {1}
