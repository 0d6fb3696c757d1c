package io.banyan.report;

import io.banyan.catalog.Declared;
import io.banyan.catalog.DeclaredVersion;
import io.banyan.catalog.Ownership;
import io.banyan.catalog.Subject;
import io.banyan.config.FileGroup;
import io.banyan.descriptor.AgainstGroups;
import io.banyan.descriptor.Described;
import io.banyan.live.LiveView;
import io.banyan.route.Group;
import io.banyan.route.Origin;
import io.banyan.snapshot.Snapshot;
import io.banyan.view.View;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The views that somebody declares: a group's file under `freshness.view`, or a descriptor. The version that
/// is meant to answer is the one that operators asked for and the one that the feed calls active, which
/// follows.
final class DeclaredViews {
    private final ViewGroups readers;
    private final LiveView live;
    private final Map<String, Group> groups;
    private final Map<String, Described> described;
    private final Map<String, View> fed;

    DeclaredViews(Snapshot files, LiveView live, SeenElsewhere seen, AgainstGroups against) {
        this.readers = new ViewGroups(files);
        this.live = live;
        this.groups = files.groups().values().stream().collect(Collectors.toMap(FileGroup::name, FileGroup::group));
        this.described = seen.descriptors().described().stream()
                .filter(one -> one.subject().kind() == Subject.Kind.VIEW)
                .filter(against::isKnown)
                .collect(Collectors.toMap(one -> one.subject().name(), Function.identity()));
        this.fed = seen.views().stream().collect(Collectors.toMap(View::name, Function.identity()));
    }

    List<Declared> all() {
        Set<String> names = new TreeSet<>(readers.views());
        names.addAll(described.keySet());
        return names.stream().flatMap(this::declared).toList();
    }

    private Stream<Declared> declared(String view) {
        Described said = described.get(view);
        Group group = said != null
                ? groups.get(said.group())
                : readers.of(view).getFirst().group();
        if (group == null) {
            return Stream.of();
        }
        Ownership ofGroup = new Ownership(group.owner(), group.contact(), null);
        Origin origin = said == null ? group.origin() : said.origin();
        return Stream.of(new Declared(
                Subject.view(view),
                group.name(),
                said == null ? ofGroup : said.ownership(),
                said == null ? group.lifecycle() : said.lifecycle(),
                "",
                versions(view, said),
                null,
                origin));
    }

    private List<DeclaredVersion> versions(String view, @Nullable Described said) {
        if (said != null && said.version() != null) {
            return List.of(new DeclaredVersion(
                    said.version(), "write its number under banyan.io/version in " + said.origin()));
        }
        View now = fed.get(view);
        IntStream asked = readers.of(view).stream()
                .map(group -> ViewGroups.asked(live, group.name()))
                .filter(served -> served.view().equals(view))
                .mapToInt(served -> served.version());
        return IntStream.concat(asked, IntStream.of(now == null ? 0 : now.active()))
                .filter(version -> version > 0)
                .distinct()
                .mapToObj(version -> new DeclaredVersion(
                        String.valueOf(version), "./banyan view switch %s VERSION --reason '...'".formatted(view)))
                .toList();
    }
}
