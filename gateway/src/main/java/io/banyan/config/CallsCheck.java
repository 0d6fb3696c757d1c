package io.banyan.config;

import io.banyan.caller.CallRule;
import io.banyan.route.Group;
import io.banyan.route.Origin;
import io.banyan.written.Distinct;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which groups a group calls, and which service accounts are its own, from what was written of it. Whether there are
/// such groups only all files together can say.
record CallsCheck(Problems problems) {
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9-]{1,63}/[a-z0-9.-]{1,253}");

    CallRule check(GroupSpec spec, Group group) {
        WrittenList written = spec.calls();
        Origin at = written == null ? group.origin() : new Origin(problems.file(), written.line());
        Map<String, Origin> calls = new HashMap<>();
        for (Written one : called(written, group.name())) {
            calls.put(one.text(), new Origin(problems.file(), one.line()));
        }
        return new CallRule(group.name(), calls, accounts(spec.serviceAccounts()), at);
    }

    private List<Written> called(@Nullable WrittenList written, String self) {
        if (written == null) {
            return List.of();
        }
        List<String> names = new Distinct(problems).of(written, one -> called(one, self));
        return written.items().stream()
                .filter(one -> names.contains(one.text()))
                .toList();
    }

    private @Nullable String called(Written one, String self) {
        boolean named = GroupCheck.NAME.matcher(one.text()).matches();
        if (!named) {
            problems.add(Rule.CALLS, one, GroupCheck.tidy(one.text(), "prices"));
        } else if (one.text().equals(self)) {
            problems.add(Rule.CALLS_ITSELF, one);
        }
        return named && !one.text().equals(self) ? one.text() : null;
    }

    private Set<String> accounts(@Nullable WrittenList written) {
        if (written == null) {
            return Set.of();
        }
        return Set.copyOf(new Distinct(problems).of(written, account -> {
            if (ACCOUNT.matcher(account.text()).matches()) {
                return account.text();
            }
            problems.add(Rule.SERVICE_ACCOUNT, account);
            return null;
        }));
    }
}
