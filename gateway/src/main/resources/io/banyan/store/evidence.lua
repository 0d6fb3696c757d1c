-- Counts trials of one group at one revision, each entity once a minute. Gives the revisions that are too many or too
-- old, which the caller drops: their keys are not ours to touch.
-- KEYS: counts, revisions (by the moment of their last trial, ms), then a key for the entity of each trial.
-- ARGV: now, revision, life of counts and of revisions, of entities (all in ms), revisions to keep, then the fields
-- that each trial raises, a line each.
for i = 3, #KEYS do
  if redis.call('SET', KEYS[i], '1', 'NX', 'PX', ARGV[4]) then
    for field in string.gmatch(ARGV[i + 3], '[^\n]+') do
      redis.call('HINCRBY', KEYS[1], field, 1)
    end
  end
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
local surplus = redis.call('ZREVRANGE', KEYS[2], ARGV[5], -1)
for _, revision in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', string.format('(%.0f', ARGV[1] - ARGV[3]))) do
  surplus[#surplus + 1] = revision
end
return surplus
