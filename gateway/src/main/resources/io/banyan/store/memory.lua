-- What Redis does when its memory is full: the policy and the limit in bytes; empty where it does not say.
-- KEYS: state, so that a cluster asks the node that has it.
local info = redis.call('INFO', 'memory')
return {string.match(info, 'maxmemory_policy:([%w-]+)') or '', string.match(info, 'maxmemory:(%d+)') or ''}
