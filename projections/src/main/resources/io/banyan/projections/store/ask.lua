-- Keeps a wish in place of what was asked before, unless it was the last that was done or refused.
-- KEYS: wish (hash)
-- ARGV: the wish's id, the wish
-- Gives {1} when it is kept, else {0}.
-- What an older version kept there is a text.
if redis.call('TYPE', KEYS[1]).ok == 'string' then
  redis.call('DEL', KEYS[1])
end
if redis.call('HGET', KEYS[1], 'did') == ARGV[1] then
  return {0}
end
redis.call('HSET', KEYS[1], 'id', ARGV[1], 'wish', ARGV[2])
return {1}
