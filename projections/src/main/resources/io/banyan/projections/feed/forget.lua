-- Forgets a version of a view that was dropped.
-- KEYS: the view (hash), the version (hash)
-- ARGV: the version's field in the view
-- Gives {how many versions are left}.
redis.call('DEL', KEYS[2])
redis.call('HDEL', KEYS[1], ARGV[1])
local left = 0
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.find(field, '^v%d+$') then
    left = left + 1
  end
end
if left == 0 then
  redis.call('HDEL', KEYS[1], 'active')
end
return {left}
