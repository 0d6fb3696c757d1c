-- Counts the entries of a range of an index of one partition, with the partition's checkpoint.
-- KEYS: checkpoint (hash), index (sorted set, all scores 0; entries of what is everywhere a second time, after a NUL)
-- ARGV: '1' to leave out what is everywhere, the least bound, the greatest bound, and both of the second entries
-- Gives {fields and values of the checkpoint, how many}.
local count = redis.call('ZLEXCOUNT', KEYS[2], ARGV[2], ARGV[3])
if ARGV[1] == '1' then
  count = count - redis.call('ZLEXCOUNT', KEYS[2], ARGV[4], ARGV[5])
end
return {redis.call('HGETALL', KEYS[1]), count}
