-- Removes what is kept of a view version beside its partitions, and keeps that it was dropped.
-- KEYS: registration (hash), lease (text), wish (hash)
-- Gives {1}.
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
redis.call('HSET', KEYS[1], 'dropped', '1')
return {1}
