-- Keeps what became of a wish, which is gone then unless another was asked meanwhile.
-- KEYS: wish (hash)
-- ARGV: the wish's id, what became of it, when, whether it was refused: true or false
-- Gives {1}.
-- What an older version kept there is a text.
if redis.call('TYPE', KEYS[1]).ok == 'string' then
  redis.call('DEL', KEYS[1])
end
if redis.call('HGET', KEYS[1], 'id') == ARGV[1] then
  redis.call('HDEL', KEYS[1], 'id', 'wish')
end
redis.call('HSET', KEYS[1], 'did', ARGV[1], 'says', ARGV[2], 'at', ARGV[3], 'refused', ARGV[4])
return {1}
