package io.banyan.projector.app;

import io.banyan.projections.projection.Projection;
import io.banyan.projector.app.ProjectorSpec.ViewPlace;
import io.banyan.projector.function.FunctionProjection;
import io.banyan.projector.scan.ProjectionScan;
import io.banyan.redis.RedisAddress;
import io.banyan.way.BadKeys;
import io.banyan.way.KeyFiles;
import io.banyan.way.WayKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes one checked spec of what was given, or tells every problem at once. Loads projections and asks nobody.
final class OptionsCheck {
    private static final DatabaseUrl NO_DATABASE = new DatabaseUrl("", "", "");
    private static final RedisAddress NO_REDIS = RedisAddress.parse("redis://missing");

    private final Given given;
    private final Function<List<Path>, ProjectionScan.Found> scan;
    private final List<String> problems = new ArrayList<>();

    private OptionsCheck(Given given, Function<List<Path>, ProjectionScan.Found> scan) {
        this.given = given;
        this.scan = scan;
    }

    /// What came of it: the spec, or why there is none.
    ///
    /// @param spec null exactly when there are problems
    record Checked(@Nullable ProjectorSpec spec, List<String> problems) {}

    static Checked of(Given given) {
        return of(given, ProjectionScan::of);
    }

    static Checked of(Given given, Function<List<Path>, ProjectionScan.Found> scan) {
        return new OptionsCheck(given, scan).run();
    }

    private Checked run() {
        given.unknown()
                .forEach(word ->
                        problems.add("'" + shown(word) + "' is no option; ./banyan projector --help lists them"));
        ProjectorSpec spec = new ProjectorSpec(
                read("--database", given.database(), NO_DATABASE, DatabaseUrl::parse),
                read("--redis", given.redis(), NO_REDIS, RedisAddress::parse),
                name(),
                projections(),
                views(),
                capture(),
                health());
        return problems.isEmpty() ? new Checked(spec, List.of()) : new Checked(null, List.copyOf(problems));
    }

    /// A word may be the URL, with its password, of an option that was misspelt.
    private static String shown(String word) {
        if (word.startsWith("-")) {
            return word.replaceFirst("=.*", "=...");
        }
        return word.contains("@") || word.contains("?") ? "..." : word;
    }

    private <T> T read(String flag, @Nullable String text, T missing, Function<String, T> reader) {
        if (text == null) {
            String example = flag.equals("--redis")
                    ? "redis://127.0.0.1:6379"
                    : "postgres://banyan_capture:secret@127.0.0.1:5432/meetup";
            problems.add(flag + " is missing; write " + flag + " " + example + ", or set " + Variables.named(flag));
            return missing;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            problems.add(flag + " " + wrong.getMessage());
            return missing;
        }
    }

    private String name() {
        if (!given.name().matches("[a-z0-9_]{1,50}")) {
            problems.add("--name was '" + given.name() + "' but must be 1 to 50 small letters, digits or underscores,"
                    + " as a replication slot's; write --name banyan");
        }
        return given.name();
    }

    private List<Projection> projections() {
        List<Path> places = new ArrayList<>();
        for (String text : given.projections()) {
            Path place = Path.of(text);
            if (Files.isReadable(place)) {
                places.add(place);
            } else {
                problems.add("--projections was '" + text + "', which is not there or cannot be read; name a folder of"
                        + " classes or a jar: --projections target/classes");
            }
        }
        if (given.projections().isEmpty()) {
            problems.add("--projections is missing; name your folder of classes or your jar: --projections"
                    + " target/classes");
        }
        if (places.isEmpty() || places.size() < given.projections().size()) {
            return List.of();
        }
        ProjectionScan.Found found = scan.apply(places);
        problems.addAll(found.problems());
        List<Projection> chosen = found.problems().isEmpty() ? only(found.projections()) : List.of();
        signed(chosen);
        return chosen;
    }

    private void signed(List<Projection> chosen) {
        Path file = given.gatewayKeys();
        if (file == null) {
            return;
        }
        try {
            Map<String, List<WayKey>> keys = KeyFiles.ofGroups(file);
            for (Projection each : chosen) {
                if (each instanceof FunctionProjection function) {
                    function.shows(keys, given.name()).ifPresent(problems::add);
                }
            }
        } catch (BadKeys bad) {
            bad.problems().forEach(problem -> problems.add("--gateway-keys: " + problem));
        }
    }

    private List<Projection> only(List<Projection> found) {
        List<ViewChoice> choices = new ArrayList<>();
        for (String text : given.only()) {
            try {
                choices.add(ViewChoice.parse(text));
            } catch (IllegalArgumentException wrong) {
                problems.add("--only " + wrong.getMessage());
            }
        }
        for (ViewChoice choice : choices) {
            if (found.stream().noneMatch(choice::takes)) {
                problems.add("--only was '" + choice + "' but must be of what was found: "
                        + String.join(
                                ", ", found.stream().map(ViewChoice::written).toList()));
            }
        }
        return given.only().isEmpty()
                ? found
                : found.stream()
                        .filter(each -> choices.stream().anyMatch(choice -> choice.takes(each)))
                        .toList();
    }

    private @Nullable ViewPlace views() {
        String text = given.viewStore();
        if (text == null) {
            return null;
        }
        try {
            return text.startsWith("redis")
                    ? new ViewPlace.InRedis(RedisAddress.parse(text))
                    : new ViewPlace.InPostgres(DatabaseUrl.parse(text));
        } catch (IllegalArgumentException wrong) {
            problems.add("--view-store " + wrong.getMessage());
            return null;
        }
    }

    private ProjectorSpec.Capture capture() {
        Given.Capture asked = given.capture();
        if (asked.isLeftOut() && asked.startsOver()) {
            problems.add("--start-over is of capture, which --without-capture leaves out; write one of them");
        }
        return asked.startsOver()
                ? ProjectorSpec.Capture.START_OVER
                : asked.isLeftOut() ? ProjectorSpec.Capture.ELSEWHERE : ProjectorSpec.Capture.HERE;
    }

    private InetSocketAddress health() {
        String port = given.health().port();
        boolean isPort = port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65_535;
        if (!isPort) {
            problems.add("--health-port was '" + port + "' but must be a port from 0 (any free one) to 65535; write"
                    + " --health-port 8089");
        }
        InetAddress bind = InetAddress.getLoopbackAddress();
        try {
            bind = InetAddress.ofLiteral(given.health().bind());
        } catch (IllegalArgumentException wrong) {
            problems.add("--health-bind was '" + given.health().bind() + "' but must be an address of this machine;"
                    + " write --health-bind 127.0.0.1");
        }
        return new InetSocketAddress(bind, isPort ? Integer.parseInt(port) : 0);
    }
}
