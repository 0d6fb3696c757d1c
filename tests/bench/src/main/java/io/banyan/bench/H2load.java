package io.banyan.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What h2load prints at its end.
///
/// @param succeeded answers below 400 that came whole
/// @param good answers of 2xx
record H2load(long total, long succeeded, long good) {
    private static final Pattern REQUESTS = Pattern.compile("(?m)^requests: (\\d+) total, .* (\\d+) succeeded,");
    private static final Pattern STATUS = Pattern.compile("(?m)^status codes: (\\d+) 2xx,");

    static H2load read(String printed) {
        Matcher requests = REQUESTS.matcher(printed);
        Matcher status = STATUS.matcher(printed);
        if (!requests.find() || !status.find()) {
            throw new BenchFailure("h2load printed no figures but: " + printed.strip());
        }
        return new H2load(
                Long.parseLong(requests.group(1)), Long.parseLong(requests.group(2)), Long.parseLong(status.group(1)));
    }

    void check(String lane, long wanted) {
        if (total != wanted || succeeded != wanted || good != wanted) {
            throw new BenchFailure(lane + ": of " + wanted + " requests at one rate " + succeeded + " were answered, "
                    + good + " with 2xx");
        }
    }
}
