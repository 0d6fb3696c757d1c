-- Tells of a version of a view, and that there is news.
-- KEYS: the view (hash), the version (hash)
-- ARGV: the version's number where it may become the active one, else an empty text; the channel and the view's name,
--       then fields and values of the version
-- Gives nothing.
redis.call('HSET', KEYS[2], unpack(ARGV, 4))
if ARGV[1] ~= '' then
  redis.call('HSETNX', KEYS[1], 'active', ARGV[1])
end
redis.call('PUBLISH', ARGV[2], ARGV[3])
return {}
