-- A thousand members in turn, so that a sticky split has keys to place; the requests are built once. At the end one
-- line of figures, which the bench reads.
local requests, at = {}, 0

function init(arguments)
  for member = 1, 1000 do
    requests[member] = wrk.format("GET", nil, {["X-Member-Id"] = "m" .. member, ["Host"] = wrk.host .. ":" .. wrk.port})
  end
end

function request()
  at = at % 1000 + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "bench requests=%d micros=%d bytes=%d status=%d socket=%d p99=%d\n",
    summary.requests, summary.duration, summary.bytes, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99)))
end
