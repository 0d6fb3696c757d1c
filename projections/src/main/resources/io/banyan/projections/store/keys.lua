-- Looks at some documents of one partition for those of given partition keys.
-- KEYS: documents (hash)
-- ARGV: a cursor of HSCAN, about how many to look at, partition keys
-- Gives {the next cursor, keys of documents}: '0' when all were looked at.
local asked = {}
for i = 3, #ARGV do
  asked[ARGV[i]] = true
end
local step = redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])
local found = {}
for i = 1, #step[2], 2 do
  local key = step[2][i]
  local slash = string.find(key, '/', 1, true)
  if slash and asked[string.sub(key, 1, slash - 1)] then
    found[#found + 1] = key
  end
end
return {step[1], found}
