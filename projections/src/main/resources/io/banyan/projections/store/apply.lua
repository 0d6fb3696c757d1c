-- Applies a batch to one partition and moves its checkpoint, if the partition still stands at the turn that it builds on.
-- KEYS: checkpoint (hash), documents (hash), index (sorted set, all scores 0), dead letters (hash)
-- ARGV: expected turn ('': nothing is there), '1' to clear first, then seven lists, each with its length ahead of it:
--       fields and values of the checkpoint, keys and values of documents, keys of documents that go, members that leave
--       the index, members that enter it, ids and texts of dead letters, ids of dead letters that go
-- Gives {1}, or {0, fields and values of the checkpoint that is there}.
local turn = redis.call('HGET', KEYS[1], 'turn')
if (turn or '') ~= ARGV[1] then
  return {0, redis.call('HGETALL', KEYS[1])}
end

-- As texts: a number of Lua has 53 bits.
local function before(one, other)
  if #one ~= #other then
    return #one < #other
  end
  return one < other
end

local function place(id)
  return string.match(id, '^(%d+)-(%d+)$')
end

local next = 3
local function list()
  local first = next + 1
  next = first + tonumber(ARGV[next])
  return first, next - 1
end

-- A call takes so many arguments at once; an even number, since some come in pairs.
local MOST = 4000
local function each(command, key, first, last)
  for from = first, last, MOST do
    redis.call(command, key, unpack(ARGV, from, math.min(from + MOST - 1, last)))
  end
end

local clear = ARGV[2] == '1'
local first, last = list()
if not clear and turn then
  local commit, n = place(redis.call('HGET', KEYS[1], 'at'))
  for i = first, last, 2 do
    if ARGV[i] == 'at' then
      local toCommit, toN = place(ARGV[i + 1])
      if before(toCommit, commit) or (toCommit == commit and before(toN, n)) then
        return redis.error_reply('a checkpoint never goes back: ' .. ARGV[i + 1] .. ' is before ' .. commit .. '-' .. n)
      end
    end
  end
end

if clear then
  redis.call('UNLINK', KEYS[2], KEYS[3], KEYS[4])
end
if clear or not turn then
  -- All entries of what is everywhere are going to have their second members: see count.lua.
  redis.call('HSET', KEYS[1], 'counts', '1')
end
each('HSET', KEYS[1], first, last)
first, last = list()
each('HSET', KEYS[2], first, last)
first, last = list()
each('HDEL', KEYS[2], first, last)
first, last = list()
each('ZREM', KEYS[3], first, last)
first, last = list()
for from = first, last, MOST / 2 do
  local members = {}
  for i = from, math.min(from + MOST / 2 - 1, last) do
    members[#members + 1] = '0'
    members[#members + 1] = ARGV[i]
  end
  redis.call('ZADD', KEYS[3], unpack(members))
end
first, last = list()
each('HSET', KEYS[4], first, last)
first, last = list()
each('HDEL', KEYS[4], first, last)
return {1}
