package io.banyan.app;

import io.banyan.edge.Identity;
import io.banyan.identity.CredentialSource;
import io.banyan.identity.Identities;
import io.banyan.identity.IdentityMeans;
import io.banyan.identity.IdentityRule;
import io.banyan.upstream.GroupUpstreams;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known of who asks and outlives reloads, and what a snapshot makes of it.
final class IdentityHolder {
    private final IdentityMeans means;
    private final Function<String, List<String>> hash;
    private final Consumer<List<String>> tell;
    private final Runnable begin;
    private volatile Map<String, Identities> groups = Map.of();

    /// @param hash gives the keyed hashes of a text, one for each key in use
    /// @param tell tells the fleet what was forgotten here
    /// @param begin runs before a snapshot is made that needs any of this
    IdentityHolder(
            IdentityMeans means, Function<String, List<String>> hash, Consumer<List<String>> tell, Runnable begin) {
        this.means = means;
        this.hash = hash;
        this.tell = tell;
        this.begin = begin;
    }

    /// By group, those whose MODERN is told who asks.
    Map<String, Identities> groups() {
        return groups;
    }

    IdentityMeans means() {
        return means;
    }

    /// Of the groups of a snapshot; null = none of them asks for it.
    @Nullable
    Identity of(Collection<GroupUpstreams> snapshot) {
        Map<String, Identities> next = new HashMap<>();
        Set<CredentialSource> sources = new LinkedHashSet<>();
        for (GroupUpstreams group : snapshot) {
            IdentityRule rule = group.identity();
            if (rule != null) {
                next.put(group.group().name(), of(group.group().name(), rule));
                sources.addAll(rule.key());
            }
        }
        groups = Map.copyOf(next);
        if (next.isEmpty()) {
            return null;
        }
        begin.run();
        return new Identity(next, List.copyOf(sources), hash, means.forgotten(), tell);
    }

    private Identities of(String group, IdentityRule rule) {
        Identities before = groups.get(group);
        return before != null && before.rule().equals(rule) ? before : new Identities(group, rule, means);
    }
}
