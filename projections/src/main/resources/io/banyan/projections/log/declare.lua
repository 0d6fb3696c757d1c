-- Keeps what capture takes. KEYS: state. ARGV: source, the tables. Gives nothing.
if redis.call('HGET', KEYS[1], 'source') == ARGV[1] then
  redis.call('HSET', KEYS[1], 'tables', ARGV[2])
end
return {}
