package io.banyan.app;

import io.banyan.admin.FindingsSource;
import io.banyan.api.CatalogSource;
import io.banyan.catalog.Catalog;
import io.banyan.catalog.Declared;
import io.banyan.catalog.Finding;
import io.banyan.catalog.Noticed;
import io.banyan.catalog.RouteCounter;
import io.banyan.catalog.Sightings;
import io.banyan.catalog.Subject;
import io.banyan.catalog.Times;
import io.banyan.catalog.Tolerance;
import io.banyan.config.FileGroup;
import io.banyan.descriptor.DescriptorFolder;
import io.banyan.descriptor.Descriptors;
import io.banyan.descriptor.Flaw;
import io.banyan.function.FunctionHosts;
import io.banyan.function.HostedFunction;
import io.banyan.live.LiveRunner;
import io.banyan.report.BackstageExport;
import io.banyan.report.BackstageReport;
import io.banyan.report.CatalogReport;
import io.banyan.report.Declaring;
import io.banyan.report.HostedCalls;
import io.banyan.report.Noticing;
import io.banyan.report.SeenElsewhere;
import io.banyan.snapshot.Snapshot;
import io.banyan.view.FeedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what the catalogue is made of, and makes it when somebody asks. What takes time, descriptors and
/// function hosts, is looked at by one thread.
final class CatalogHolder implements CatalogSource, FindingsSource {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogHolder.class);

    private static final Duration TOLD = Duration.ofSeconds(30);

    private final Parts parts;
    private final RouteCounter counter;
    private final FunctionHosts hosts;
    private final HostedCalls hostedCalls = new HostedCalls();
    private final @Nullable DescriptorFolder folder;
    private final Duration dead;
    private final Clock clock;
    private volatile Supplier<Sightings> sightings = () -> Sightings.NONE;
    private volatile Descriptors descriptors = Descriptors.NONE;
    private volatile List<HostedFunction> hosted = List.of();
    private List<Flaw> told = List.of();

    /// Who else is asked.
    ///
    /// @param calls each group and the groups that it calls
    record Parts(TrafficHolder traffic, LiveRunner live, FeedStore feed, Supplier<Map<String, Set<String>>> calls) {}

    /// What the options say.
    ///
    /// @param folder null = no descriptors are read
    record Options(@Nullable Path folder, Duration dead) {}

    CatalogHolder(Parts parts, RouteCounter counter, FunctionHosts hosts, Options options, Clock clock) {
        this.parts = parts;
        this.counter = counter;
        this.hosts = hosts;
        this.folder = options.folder() == null ? null : new DescriptorFolder(options.folder());
        this.dead = options.dead();
        this.clock = clock;
    }

    /// @param from where sightings are
    void sightings(Supplier<Sightings> from) {
        sightings = from;
    }

    /// Looks at everything, and takes what was counted since the last time. Called by one thread.
    Noticed notice(Instant now) {
        Snapshot files = parts.traffic().files();
        descriptors = folder == null ? Descriptors.NONE : folder.read();
        hosted = hosts.ask(files.groups().values().stream()
                .map(FileGroup::upstreams)
                .map(group -> group.modern())
                .toList());
        Declaring declaring = declaring(now);
        tell(declaring.flaws());
        List<Declared> declared = declaring.declared().stream()
                .filter(one -> !isDeclaredLately(one.subject(), now))
                .toList();
        Noticed noticed = new Noticing(files, parts.traffic()::functionVersions, parts.traffic()::viewVersions)
                .noticed(now, declared, counter.take());
        return noticed.then(new Noticed(now, noticed.declared(), hostedCalls.since(hosted, files)));
    }

    /// What was told half a minute ago need not be told again.
    private boolean isDeclaredLately(Subject subject, Instant now) {
        Times times = sightings.get().times().get(subject);
        Instant declared = times == null ? null : times.declared();
        return declared != null && declared.isAfter(now.minus(TOLD));
    }

    private void tell(List<Flaw> flaws) {
        flaws.stream().filter(flaw -> !told.contains(flaw)).forEach(flaw -> LOG.warn("{}", flaw));
        told = flaws;
    }

    private Declaring declaring(Instant now) {
        SeenElsewhere seen = new SeenElsewhere(
                descriptors,
                hosted,
                parts.feed().now(now),
                sightings.get(),
                parts.calls().get());
        return new Declaring(
                parts.traffic().files(),
                parts.traffic().get().rules(),
                parts.live().now(),
                seen);
    }

    private Catalog catalog(Declaring declaring, Instant now) {
        return Catalog.of(declaring.estate(now), Tolerance.dead(dead), now, clock.getZone());
    }

    @Override
    public CatalogReport now() {
        Instant now = clock.instant();
        Declaring declaring = declaring(now);
        return CatalogReport.of(catalog(declaring, now), declaring.flaws(), dead);
    }

    @Override
    public List<BackstageReport> backstage() {
        return new BackstageExport(
                        parts.traffic().files(), declaring(clock.instant()).declared())
                .all();
    }

    @Override
    public Map<String, Long> findings() {
        Instant now = clock.instant();
        Catalog catalog = catalog(declaring(now), now);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            long count = catalog.entries().stream()
                    .flatMap(entry -> entry.findings().stream())
                    .filter(finding -> finding.kind() == kind)
                    .count();
            if (count > 0) {
                counts.put(kind.word(), count);
            }
        }
        return counts;
    }
}
