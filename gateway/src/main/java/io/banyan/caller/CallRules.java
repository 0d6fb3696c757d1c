package io.banyan.caller;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The groups in force and whom each of them calls, by name; immutable and swapped whole.
public final class CallRules {
    public static final CallRules NONE = of(Set.of());

    private final Map<String, CallRule> groups;
    private final Map<String, String> byAccount;

    private CallRules(Map<String, CallRule> groups, Map<String, String> byAccount) {
        this.groups = groups;
        this.byAccount = byAccount;
    }

    /// Of every group in force. Where two groups name one service account, it is the first's by name.
    public static CallRules of(Collection<CallRule> rules) {
        Map<String, String> byAccount = new HashMap<>();
        rules.stream()
                .sorted((one, other) -> one.group().compareTo(other.group()))
                .forEach(rule -> rule.accounts().forEach(account -> byAccount.putIfAbsent(account, rule.group())));
        return new CallRules(
                rules.stream().collect(Collectors.toUnmodifiableMap(CallRule::group, rule -> rule)),
                Map.copyOf(byAccount));
    }

    /// Null = there is no such group.
    @Nullable
    public CallRule of(String group) {
        return groups.get(group);
    }

    /// Whose services run under a service account; null = nobody's.
    @Nullable
    public String ofAccount(String account) {
        return byAccount.get(account);
    }

    /// By name.
    public Map<String, CallRule> groups() {
        return groups;
    }
}
