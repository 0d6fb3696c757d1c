-- Gives the lease of a view version back, if it is the owner's.
-- KEYS: lease (text)
-- ARGV: owner
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return {1}
