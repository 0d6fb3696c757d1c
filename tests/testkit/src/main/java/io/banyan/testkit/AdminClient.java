package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Asks the admin port, with the token the gateway made at its first start.
public record AdminClient(int port, Path state) {
    public RawAnswer get(String path) {
        return withoutToken(path, "Authorization: Bearer " + token());
    }

    public RawAnswer withoutToken(String path, String... headerLines) {
        try (RawClient client = RawClient.connect(port)) {
            return client.exchange(Requests.get(path, headerLines));
        }
    }

    public boolean ready() {
        try {
            return withoutToken("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException | AssertionError e) {
            return false;
        }
    }

    /// The sum of a meter over all its series that carry every given tag, such as `outcome="served"`.
    public double meter(String prometheusName, String... tags) {
        Pattern line = Pattern.compile("(?m)^" + Pattern.quote(prometheusName) + "(\\{.*})? (\\S+)$");
        return line.matcher(get("/actuator/prometheus").text())
                .results()
                .filter(series -> hasAll(series, tags))
                .mapToDouble(series -> Double.parseDouble(series.group(2)))
                .sum();
    }

    private static boolean hasAll(MatchResult series, String... tags) {
        for (String tag : tags) {
            if (series.group(1) == null || !series.group(1).contains(tag)) {
                return false;
            }
        }
        return true;
    }

    public String token() {
        try {
            return Files.readString(state.resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
