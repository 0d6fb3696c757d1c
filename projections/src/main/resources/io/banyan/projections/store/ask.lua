-- Keeps a wish in place of what was asked before, unless it was the last that was done or refused.
-- KEYS: wish (hash)
-- ARGV: the wish's id, the wish
-- Gives {1} when it is kept, else {0}.
if redis.call('HGET', KEYS[1], 'did') == ARGV[1] then
  return {0}
end
redis.call('HSET', KEYS[1], 'id', ARGV[1], 'wish', ARGV[2])
return {1}
