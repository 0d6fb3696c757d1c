-- Counts the entries of a range of an index of one partition, with the partition's checkpoint.
-- KEYS: checkpoint (hash), index (sorted set, all scores 0; entries of what is everywhere a second time, after a NUL)
-- ARGV: '1' to leave out what is everywhere, the least bound, the greatest bound, and both of the second entries
-- Gives {fields and values of the checkpoint, how many}; -1: nobody can tell, as it was built before there were second
-- entries.
local count = redis.call('ZLEXCOUNT', KEYS[2], ARGV[2], ARGV[3])
if ARGV[1] == '1' then
  if redis.call('HEXISTS', KEYS[1], 'counts') == 0 then
    return {redis.call('HGETALL', KEYS[1]), -1}
  end
  count = count - redis.call('ZLEXCOUNT', KEYS[2], ARGV[4], ARGV[5])
end
return {redis.call('HGETALL', KEYS[1]), count}
