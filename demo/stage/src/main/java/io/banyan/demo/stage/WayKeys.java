package io.banyan.demo.stage;

import static java.util.stream.Collectors.joining;

import io.banyan.way.BadKeys;
import io.banyan.way.KeyFiles;
import io.banyan.way.Trail;
import io.banyan.way.Way;
import io.banyan.way.WayKey;
import io.banyan.way.WayText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The demo's keys for what calls carry, others at every start: the gateway's, as `./banyan way create` makes it, and
/// those of its groups, as `./banyan way keys` prints them. For their user alone.
final class WayKeys {
    private WayKeys() {}

    static void make(StageOptions options) throws IOException {
        byte[] secret = new byte[WayKey.LEAST];
        new SecureRandom().nextBytes(secret);
        WayKey key = WayKey.of(secret);
        write(options.wayKeys(), key.text() + "\n");
        write(options.modernKeys(), lines(key, "events", "listings", "account"));
        write(options.functionsKeys(), lines(key, "groups"));
    }

    private static String lines(WayKey key, String... groups) {
        return Stream.of(groups)
                .map(group -> group + " " + key.ofGroup(group).text() + "\n")
                .collect(joining());
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /// A way as the gateway makes it.
    static String way(Path installation, String group, String method, String target) {
        try {
            Way way = new Way(
                    "banyan",
                    group,
                    new Trail(Trail.GATEWAY, List.of("banyan/" + group), 0, "g" + UUID.randomUUID()),
                    Way.AskedFor.of(method, target),
                    new Way.Life(UUID.randomUUID().toString(), System.currentTimeMillis(), Way.LIFE_MILLIS));
            WayKey key = KeyFiles.ofInstallation(installation).getFirst();
            return WayText.write(way, key.ofGroup(group));
        } catch (BadKeys bad) {
            throw new StageFailure("the demo's keys cannot be read: " + bad.getMessage(), bad);
        }
    }
}
