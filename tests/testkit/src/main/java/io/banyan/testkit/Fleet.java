package io.banyan.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Replicas on one Redis, in front of a LEGACY and a MODERN that say their names.
///
/// @param folder where each replica has its own, `replica-0` and so on
/// @param files name → text of the route files
public record Fleet(
        StubUpstream legacy,
        StubUpstream modern,
        String redis,
        Path folder,
        Map<String, String> files,
        List<Gateway> replicas)
        implements AutoCloseable {
    /// In this process.
    ///
    /// @param group adds to each of the groups `names`, whose only route is `/NAME/{id}`
    public static Fleet of(int count, String redis, Path folder, List<String> names, UnaryOperator<GroupText> group) {
        StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
        StubUpstream modern = StubUpstream.that(Behaviours.says("modern"));
        Map<String, String> files = new TreeMap<>();
        for (String name : names) {
            GroupText text = GroupText.of(name).modern(modern.url()).line("sticky: [header:X-Client]");
            files.put(
                    name + ".yaml",
                    group.apply(text)
                            .route(name + "-page", "/" + name + "/{id}")
                            .yaml());
        }
        Fleet fleet = new Fleet(legacy, modern, redis, folder, files, new ArrayList<>());
        IntStream.range(0, count)
                .forEach(number -> fleet.replicas.add(fleet.setup(number).start()));
        return fleet;
    }

    /// How a replica is started: in a lasting folder of its own.
    public GatewaySetup setup(int number) {
        GatewaySetup setup = GatewaySetup.facing(legacy.url())
                .in(folder.resolve("replica-" + number))
                .option("--redis", redis)
                .option("--tokens", Tokens.file(folder).toString());
        files.forEach(setup::file);
        return setup;
    }

    /// The text of a group's file as the fleet was started with.
    public String file(String group) {
        return Objects.requireNonNull(files.get(group + ".yaml"));
    }

    public Operator operator(int replica) {
        return operators().get(replica);
    }

    public List<Operator> operators() {
        return replicas.stream().map(one -> Operator.of(one, Tokens.ADMIN)).toList();
    }

    /// Waits until every replica says the same of a group, and gives it.
    public String agreed(String group, String member) {
        List<Operator> all = operators();
        Await.until(
                "all replicas agree on " + member + " of " + group,
                Duration.ofSeconds(20),
                () -> all.stream()
                                .map(one -> one.group(group, member))
                                .distinct()
                                .count()
                        == 1);
        return all.getFirst().group(group, member);
    }

    @Override
    public void close() {
        replicas.forEach(Gateway::close);
        legacy.close();
        modern.close();
    }
}
