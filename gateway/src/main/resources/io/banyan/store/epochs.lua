-- Raises epochs of groups to at least these. KEYS[1]: a hash of groups. ARGV: a group and its epoch, and so on.
for i = 1, #ARGV, 2 do
  if tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or 0) < tonumber(ARGV[i + 1]) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
return {}
