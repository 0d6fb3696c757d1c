package io.banyan.app;

import io.banyan.cli.PlainChange;
import java.util.List;
import java.util.stream.Stream;

/// The commands that move traffic, once each, for an AOT cache of their own: the JVM prepares every class of a cache at
/// its start, and these need little more than half of those that the others do.
final class RehearsedChanges {
    private RehearsedChanges() {}

    /// Makes them; the gateway to ask is told as it is to every command.
    ///
    /// @param args the group to change, and the folder of route files
    public static void main(String[] args) {
        PlainChange change = PlainChange.ofThisProcess();
        List.of(List.of("weight", args[0], "50%"), List.of("kill", args[0]), List.of("unkill", args[0]))
                .forEach(words -> change.run(Stream.concat(words.stream(), Stream.of("--reason", "rehearsed"))
                        .toArray(String[]::new)));
    }
}
