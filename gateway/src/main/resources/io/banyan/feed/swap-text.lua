-- Puts a text in the place of another one, and gives the one that is there then.
-- KEYS: the text. ARGV: what must be there, empty where nothing is; what is to be.
if (redis.call('GET', KEYS[1]) or '') == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2])
end
return { redis.call('GET', KEYS[1]) }
