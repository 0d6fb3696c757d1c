-- Put before the scripts that compare places. As numbers they would lose digits.
local function before(a, b)
  local ac, an = string.match(a, '(%d+)-(%d+)')
  local bc, bn = string.match(b, '(%d+)-(%d+)')
  if ac ~= bc then
    return #ac < #bc or (#ac == #bc and ac < bc)
  end
  return #an < #bn or (#an == #bn and an < bn)
end
