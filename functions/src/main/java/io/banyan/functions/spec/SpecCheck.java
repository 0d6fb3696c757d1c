package io.banyan.functions.spec;

import io.banyan.functions.spec.WrittenFields.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a spec of a file's keys. Each mistake is added; what comes of them is no spec.
final class SpecCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-_]{1,64}");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,63}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern HANDLER = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern MEMORY = Pattern.compile("([1-9][0-9]{0,5})(MB|GB)");
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m)");
    private static final Set<String> LIFECYCLES = Set.of("experimental", "production", "deprecated");
    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV");
    private static final String NO_TEXT = "";

    private final WrittenFields written;
    private final Path folder;
    private final String file;

    SpecCheck(WrittenFields written, Path folder, String file) {
        this.written = written;
        this.folder = folder;
        this.file = file;
    }

    /// What the file says; meaningless where it has mistakes.
    FunctionSpec spec() {
        written.all().forEach((key, value) -> {
            if (!FunctionKey.isOne(key)) {
                written.wrong(value.line(), key + " is no key; there are " + FunctionKey.allowed());
            }
        });
        for (FunctionKey key : FunctionKey.values()) {
            Value value = written.get(key.written());
            if (key.isRequired() && (value == null || value.text().isBlank())) {
                written.wrong(value == null ? 0 : value.line(), key.written() + " is missing; write  " + key.line());
            }
        }
        return new FunctionSpec(
                matching(FunctionKey.NAME, NAME, "1 to 64 letters, digits, hyphens or underscores"),
                new FunctionSpec.Ownership(
                        matching(FunctionKey.GROUP, GROUP, "1 to 63 small letters, digits or hyphens"),
                        text(FunctionKey.OWNER),
                        text(FunctionKey.CONTACT),
                        lifecycle()),
                program(),
                limits(),
                environment(),
                new FunctionSpec.Source(folder, file, line(FunctionKey.NAME), handlerLine()));
    }

    private String text(FunctionKey key) {
        Value value = written.get(key.written());
        return value == null ? NO_TEXT : value.text();
    }

    private int line(FunctionKey key) {
        Value value = written.get(key.written());
        return value == null ? 0 : value.line();
    }

    private int handlerLine() {
        return written.get("handler") == null ? line(FunctionKey.RUNTIME) : line(FunctionKey.HANDLER);
    }

    private void refuse(FunctionKey key, String allowed, String instead) {
        written.wrong(
                line(key),
                key.written() + " was '" + text(key) + "' but must be " + allowed + "; write  " + key.written() + ": "
                        + instead);
    }

    private String matching(FunctionKey key, Pattern pattern, String allowed) {
        String text = text(key);
        if (!text.isBlank() && !pattern.matcher(text).matches()) {
            String instead = text.replaceAll("[^A-Za-z0-9-_]+", "-");
            String fitting =
                    key == FunctionKey.GROUP ? instead.toLowerCase(Locale.ROOT).replace('_', '-') : instead;
            String trimmed =
                    fitting.substring(0, Math.min(fitting.length(), 63)).replaceAll("^-+|-+$", "");
            refuse(key, allowed, trimmed.isEmpty() ? "orders" : trimmed);
        }
        return text;
    }

    private String lifecycle() {
        String text = text(FunctionKey.LIFECYCLE);
        if (!text.isBlank() && !LIFECYCLES.contains(text)) {
            refuse(FunctionKey.LIFECYCLE, "experimental, production or deprecated", "experimental");
        }
        return text;
    }

    private FunctionSpec.Program program() {
        String written = text(FunctionKey.RUNTIME);
        RuntimeKind runtime = RuntimeKind.of(written).orElse(RuntimeKind.PROVIDED);
        if (!written.isBlank() && RuntimeKind.of(written).isEmpty()) {
            refuse(FunctionKey.RUNTIME, "one of " + RuntimeKind.allowed(), nearest(written));
        }
        String handler = text(FunctionKey.HANDLER);
        if (!handler.isBlank() && !HANDLER.matcher(handler).matches()) {
            refuse(FunctionKey.HANDLER, "at most 128 characters without spaces", runtime.exampleHandler());
        }
        if (handler.isBlank()) {
            handler = runtime.exampleHandler();
            if (runtime != RuntimeKind.PROVIDED) {
                this.written.wrong(
                        handlerLine(), "handler is missing, which " + written + " needs; write  handler: " + handler);
            }
        }
        return new FunctionSpec.Program(runtime, handler, code(runtime));
    }

    /// `nodejs22.x` is what people know it as.
    private static String nearest(String written) {
        if (written.startsWith("node")) {
            return RuntimeKind.NODEJS.written();
        }
        return written.startsWith("java") ? RuntimeKind.JAVA25.written() : RuntimeKind.PROVIDED.written();
    }

    private Path code(RuntimeKind runtime) {
        Value value = written.get("code");
        if (value == null || value.text().isBlank()) {
            return folder;
        }
        Path code = inside(value.text());
        if (code == null) {
            refuse(FunctionKey.CODE, "a path inside the function's own folder", "target/classes");
            return folder;
        }
        if (value.text().endsWith(".jar") && runtime != RuntimeKind.JAVA25) {
            refuse(FunctionKey.CODE, "a folder, since only java25 runs a jar", "dist");
        }
        return code;
    }

    /// Null: it leaves the folder, or is no path.
    private @Nullable Path inside(String written) {
        try {
            Path code = folder.resolve(written).normalize();
            return code.startsWith(folder) && !Path.of(written).isAbsolute() ? code : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private FunctionSpec.Limits limits() {
        return new FunctionSpec.Limits(memory(), timeout(), concurrency());
    }

    private int memory() {
        String text = text(FunctionKey.MEMORY);
        if (text.isBlank()) {
            return 128;
        }
        Matcher parts = MEMORY.matcher(text);
        int found = parts.matches()
                ? Integer.parseInt(parts.group(1)) * (parts.group(2).equals("GB") ? 1024 : 1)
                : 0;
        if (found < 128 || found > 10_240) {
            refuse(FunctionKey.MEMORY, "128MB to 10GB", "256MB");
        }
        return found;
    }

    private Duration timeout() {
        String text = text(FunctionKey.TIMEOUT);
        if (text.isBlank()) {
            return Duration.ofSeconds(3);
        }
        Matcher parts = TIME.matcher(text);
        Duration found = parts.matches() ? duration(Long.parseLong(parts.group(1)), parts.group(2)) : Duration.ZERO;
        if (found.toMillis() < 100 || found.toMinutes() > 15 || found.toSeconds() > 900) {
            refuse(FunctionKey.TIMEOUT, "100ms to 15m", "3s");
        }
        return found;
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private int concurrency() {
        String text = text(FunctionKey.CONCURRENCY);
        if (text.isBlank()) {
            return 10;
        }
        int found = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (found < 1 || found > 1000) {
            refuse(FunctionKey.CONCURRENCY, "a number from 1 to 1000", "10");
        }
        return found;
    }

    private Map<String, String> environment() {
        Map<String, String> values = new LinkedHashMap<>();
        written.environment().forEach((name, value) -> {
            String why = refusedVariable(name, value);
            if (why == null) {
                values.put(name, value.text());
            } else {
                written.wrong(value.line(), "environment." + name + " " + why);
            }
        });
        return values;
    }

    private static @Nullable String refusedVariable(String name, Value value) {
        if (!VARIABLE.matcher(name).matches()) {
            return "is no name of a variable; write letters, digits and underscores, a letter first";
        }
        if (RESERVED.contains(name) || name.startsWith("AWS_LAMBDA_")) {
            return "is set by the host, as by AWS; leave it out, or take another name";
        }
        return value.text().indexOf('\0') >= 0 ? "has a NUL in its value, which no process can be given" : null;
    }
}
