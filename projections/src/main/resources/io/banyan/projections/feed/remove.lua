-- Removes a request that was taken over, unless another has come in its place.
-- KEYS: the request (text)
-- ARGV: the request
-- Gives {1}.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return {1}
