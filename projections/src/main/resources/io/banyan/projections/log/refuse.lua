-- Notes why a log takes no more entries. KEYS: state. ARGV: why. Gives nothing.
if redis.call('HEXISTS', KEYS[1], 'source') == 1 then
  redis.call('HSET', KEYS[1], 'refused', ARGV[1])
end
return {}
