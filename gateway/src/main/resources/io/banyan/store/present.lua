-- The documents of the replicas that are shown now. KEYS and ARGV[1] as in publish.lua.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local replicas = redis.call('ZRANGEBYSCORE', KEYS[1], string.format('%.0f', now - ARGV[1]), '+inf')
local documents = {}
for _, replica in ipairs(replicas) do
  local document = redis.call('HGET', KEYS[2], replica)
  if document then
    documents[#documents + 1] = document
  end
end
return documents
