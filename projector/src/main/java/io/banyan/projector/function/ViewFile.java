package io.banyan.projector.function;

import io.banyan.lambda.BadFunctionName;
import io.banyan.lambda.FunctionName;
import io.banyan.lambda.Region;
import io.banyan.projections.change.TableName;
import io.banyan.projections.store.ViewId;
import io.banyan.projector.function.FunctionView.Address;
import io.banyan.projector.function.FunctionView.Asking;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file `NAME.view.yaml`: a view whose projection is a function. Every problem is told at once, with file and line.
public final class ViewFile {
    /// How such a file's name ends.
    public static final String ENDING = ".view.yaml";

    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(60);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(16);
    private static final int MOST = 10_000;
    private static final URI NO_ENDPOINT = URI.create("");

    private final YamlFields fields;

    private ViewFile(YamlFields fields) {
        this.fields = fields;
    }

    /// Null when there are problems.
    ///
    /// @param file as messages name it
    /// @param problems sentences, each with file, line and what to write
    public static @Nullable FunctionProjection read(String file, String text, List<String> problems) {
        FunctionView view = view(file, text, problems);
        return view == null ? null : new FunctionProjection(view);
    }

    static @Nullable FunctionView view(String file, String text, List<String> problems) {
        int before = problems.size();
        YamlFields fields = YamlFields.read(file, text, problems);
        FunctionView view = fields == null ? null : new ViewFile(fields).view();
        return problems.size() > before ? null : view;
    }

    private @Nullable FunctionView view() {
        String name = fields.needed("view", "events", ViewFile::name);
        Integer version = fields.needed("version", "1", text -> number(text, 1, 999_999_999, "1"));
        FunctionName function = fields.needed("function", "lambda:events-view:live", ViewFile::function);
        String group = fields.or("group", "", "groups", ViewFile::group);
        URI endpoint = fields.or("endpoint", NO_ENDPOINT, "http://127.0.0.1:9001", ViewFile::endpoint);
        String region = fields.or("region", "", "eu-west-1", ViewFile::region);
        Address where = function == null ? null : where(function, endpoint, region);
        Asking asking = asking();
        List<ReadTable> tables = tables();
        fields.refuseOthers();
        return name == null || version == null || function == null || where == null
                ? null
                : new FunctionView(
                        new ViewId(name, version), function, group.isEmpty() ? null : group, where, tables, asking);
    }

    private static String name(String text) {
        if (!text.matches("[a-z0-9-]{1,63}")) {
            throw new IllegalArgumentException(
                    "was " + YamlFields.shown(text) + " but must be 1 to 63 of a-z, 0-9 and -; write view: events");
        }
        return text;
    }

    private static String group(String text) {
        if (!text.matches("[a-z0-9-]{1,63}")) {
            throw new IllegalArgumentException("was " + YamlFields.shown(text)
                    + " but must be the group whose function it is: 1 to 63 of a-z, 0-9 and -; write group: groups");
        }
        return text;
    }

    private static FunctionName function(String text) {
        try {
            return FunctionName.of(text.startsWith("lambda:") ? text.substring("lambda:".length()) : text);
        } catch (BadFunctionName bad) {
            throw new IllegalArgumentException(bad.getMessage(), bad);
        }
    }

    private static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isWeb
                    && uri.getHost() != null
                    && text.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException none) {
            // Told below.
        }
        throw new IllegalArgumentException("was " + YamlFields.shown(text)
                + " but must be http:// or https:// with a host, and a port if need be; write http://127.0.0.1:9001");
    }

    private static String region(String text) {
        if (!text.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "was " + YamlFields.shown(text) + " but must be a region; write eu-west-1");
        }
        return text;
    }

    /// The region is the function's own (an ARN has it), or the written one, and signs. AWS's own endpoints exist for
    /// known regions alone.
    private @Nullable Address where(FunctionName function, URI endpoint, String region) {
        String ofArn = function.region();
        if (ofArn != null && !region.isEmpty() && !region.equals(ofArn)) {
            fields.problem(
                    fields.line("region"),
                    "region was '" + region + "' but the function's ARN says " + ofArn + "; leave region out");
        }
        String signed = ofArn == null ? region : ofArn;
        if (!endpoint.equals(NO_ENDPOINT)) {
            return new Address(endpoint, signed.isEmpty() ? Region.DEFAULT : signed);
        }
        if (signed.isEmpty()) {
            fields.problem(
                    fields.line("function"),
                    "region is missing, without which nobody knows where the function is; write region: eu-west-1, or"
                            + " endpoint: http://127.0.0.1:9001 for a host on this machine");
            return null;
        }
        if (Region.known(signed).isEmpty()) {
            fields.problem(
                    fields.line(ofArn == null ? "region" : "function"),
                    ofArn == null
                            ? "region was '" + signed + "' but must be one of AWS's; write eu-west-1, say"
                            : "function was '" + function + "' but " + signed + " is none of AWS's regions; write"
                                    + " eu-west-1, say");
            return null;
        }
        return new Address(URI.create(Region.any(signed).lambdaEndpoint()), signed);
    }

    private Asking asking() {
        Asking usual = Asking.DEFAULT;
        return new Asking(
                fields.or("batch-size", usual.most(), "100", text -> number(text, 1, MOST, "100")),
                fields.or("batch-window", usual.window(), "0ms", text -> length(text, Duration.ZERO, LONGEST_WINDOW)),
                fields.or(
                        "timeout", usual.timeout(), "60s", text -> length(text, Duration.ofMillis(1), LONGEST_TIMEOUT)),
                fields.or("retries", usual.retries(), "3", text -> number(text, 0, 100, "3")));
    }

    private static int number(String text, int least, int most, String example) {
        boolean isNumber = text.matches("[0-9]{1,9}");
        if (!isNumber || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("was " + YamlFields.shown(text) + " but must be a whole number from "
                    + least + " to " + most + "; write " + example);
        }
        return Integer.parseInt(text);
    }

    private static Duration length(String text, Duration least, Duration most) {
        Matcher parts = LENGTH.matcher(text);
        Duration read = parts.matches() ? of(Long.parseLong(parts.group(1)), parts.group(2)) : null;
        if (read == null || read.compareTo(least) < 0 || read.compareTo(most) > 0) {
            throw new IllegalArgumentException("was " + YamlFields.shown(text) + " but must be " + least.toMillis()
                    + "ms to " + most.toSeconds() + "s; write 800ms or 30s, say");
        }
        return read;
    }

    private static Duration of(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }

    private List<ReadTable> tables() {
        List<ReadTable> tables = new ArrayList<>();
        Set<TableName> names = new HashSet<>();
        List<YamlFields> written = fields.maps("tables", "[{table: event, columns: [id], partition: \"event:{id}\"}]");
        for (YamlFields each : written) {
            ReadTable table = new TableEntry(each).read();
            if (table != null && !names.add(table.table().table())) {
                each.problem(
                        each.line("table"),
                        "table " + table.table().table() + " is written twice; put its columns together");
            }
            if (table != null) {
                tables.add(table);
            }
        }
        if (written.isEmpty()) {
            fields.problem(
                    fields.line("tables"),
                    "no table is named; write tables: [{table: event, columns: [id], partition: \"event:{id}\"}]");
        }
        return tables;
    }
}
