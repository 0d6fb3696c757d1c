package io.banyan.caller;

import io.banyan.route.Origin;
import java.util.Map;
import java.util.Set;

/// What a group's file says of calls.
///
/// @param group whose file it is
/// @param calls the groups that it calls, and where that is written; empty = none
/// @param accounts `NAMESPACE/NAME` of the Kubernetes service accounts that its services run under
/// @param origin the file, and the line of `calls`, or of the group's name where there is none
public record CallRule(String group, Map<String, Origin> calls, Set<String> accounts, Origin origin) {
    public CallRule {
        calls = Map.copyOf(calls);
        accounts = Set.copyOf(accounts);
    }
}
