package io.banyan.functions.app;

import io.banyan.functions.api.Admission;
import io.banyan.functions.environment.Wiring.Pace;
import io.banyan.functions.host.HostSpec;
import io.banyan.functions.process.CallerVariables;
import io.banyan.way.BadKeys;
import io.banyan.way.KeyFiles;
import io.banyan.way.WayCheck;
import io.banyan.way.WayKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes one checked spec of what was given, or tells every problem at once.
final class OptionsCheck {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{22,512}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m|h)");

    private final Given given;
    private final List<String> problems = new ArrayList<>();

    private OptionsCheck(Given given) {
        this.given = given;
    }

    /// What came of it.
    ///
    /// @param spec null exactly when there are problems
    record Checked(@Nullable ServeSpec spec, List<String> problems) {}

    static Checked of(Given given) {
        return new OptionsCheck(given).run();
    }

    private Checked run() {
        InetAddress bind = bind();
        String token = token();
        if (!bind.isLoopbackAddress() && given.tokenFile() == null) {
            problems.add(
                    "--bind was '" + given.bind() + "', which others can reach, but there is no --token-file; write"
                            + " one to a file (openssl rand -hex 32 >functions.token) and name it:"
                            + " --token-file functions.token");
        }
        Map<String, List<WayKey>> keys = keys();
        Path folder = Path.of(given.folder() == null ? "." : given.folder());
        Path state = given.state() == null ? Path.of(".state", "functions") : given.state();
        ServeSpec spec = new ServeSpec(
                new InetSocketAddress(bind, port()),
                new Admission(
                        token, given.gateway().keys() == null ? null : new WayCheck(keys, InstantSource.system())),
                new HostSpec(folder, state.toAbsolutePath(), region(), pace()),
                new CallerVariables(keys, internalUrl(), InstantSource.system()),
                given.strict());
        return problems.isEmpty() ? new Checked(spec, List.of()) : new Checked(null, List.copyOf(problems));
    }

    private int port() {
        String port = given.port() == null ? "9001" : given.port();
        boolean isPort = port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65_535;
        if (!isPort) {
            problems.add(
                    "--port was '" + port + "' but must be a port from 0 (any free one) to 65535; write --port 9001");
        }
        return isPort ? Integer.parseInt(port) : 0;
    }

    private InetAddress bind() {
        try {
            return given.bind() == null ? InetAddress.ofLiteral("127.0.0.1") : InetAddress.ofLiteral(given.bind());
        } catch (IllegalArgumentException wrong) {
            problems.add(
                    "--bind was '" + given.bind() + "' but must be an address of this machine; write --bind 127.0.0.1");
            return InetAddress.getLoopbackAddress();
        }
    }

    private @Nullable String token() {
        Path file = given.tokenFile();
        if (file == null) {
            return null;
        }
        try {
            String token = TokenFile.read(file);
            if (TOKEN.matcher(token).matches()) {
                return token;
            }
            problems.add("--token-file was '" + file + "', whose token must be one line of 22 to 512 characters without"
                    + " spaces; make one: openssl rand -hex 32 >" + file);
        } catch (IOException unreadable) {
            problems.add(
                    "--token-file was '" + file + "', which cannot be read; make one: openssl rand -hex 32 >" + file);
        }
        return null;
    }

    private Map<String, List<WayKey>> keys() {
        Path file = given.gateway().keys();
        try {
            return file == null ? Map.of() : KeyFiles.ofGroups(file);
        } catch (BadKeys bad) {
            bad.problems().forEach(problem -> problems.add("--gateway-keys: " + problem));
            return Map.of();
        }
    }

    private @Nullable String internalUrl() {
        String url = given.gateway().internalUrl();
        if (url != null && !url.matches("https?://[^/?#@]+/?")) {
            problems.add("--internal-url was '" + url + "' but must be the URL of a gateway's --internal-port; write"
                    + " --internal-url http://127.0.0.1:8079");
        }
        return url == null ? null : url.replaceFirst("/$", "");
    }

    private String region() {
        String region = given.region() == null ? "eu-west-1" : given.region();
        if (!REGION.matcher(region).matches()) {
            problems.add("--region was '" + region + "' but must be one as AWS writes them; write --region eu-west-1");
        }
        return region;
    }

    private Pace pace() {
        String idle = given.idle() == null ? "5m" : given.idle();
        Matcher parts = TIME.matcher(idle);
        if (!parts.matches()) {
            problems.add("--idle was '" + idle + "' but must be a time; write --idle 5m");
            return Pace.DEFAULT;
        }
        long number = Long.parseLong(parts.group(1));
        Duration time =
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                };
        return new Pace(Pace.DEFAULT.init(), Pace.DEFAULT.freeze(), time);
    }

    /// A file with a token.
    static final class TokenFile {
        private static final int MOST = 4096;

        private TokenFile() {}

        static String read(Path file) throws IOException {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST) {
                throw new IOException("no file of at most 4 KB");
            }
            return Files.readString(file).strip();
        }
    }
}
