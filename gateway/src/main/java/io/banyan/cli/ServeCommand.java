package io.banyan.cli;

import io.banyan.options.ServeOption;
import io.banyan.options.ServeOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `serve`: hands the options as they were written to whoever runs the gateway, and returns when it is up.
/// Values are checked there, together with those of properties and environment variables.
public final class ServeCommand implements Callable<Integer> {
    /// Runs the gateway with the options given: option name → value as written.
    @FunctionalInterface
    public interface Serving {
        void start(Map<String, String> given);
    }

    /// Of `--help`, in every command.
    static final String HELP = "Show this help message and exit.";

    private final Serving serving;
    private final CommandSpec spec;

    public ServeCommand(Serving serving) {
        this.serving = serving;
        this.spec = CommandSpec.wrapWithoutInspection(this).name("serve");
        spec.usageMessage()
                .customSynopsis("./banyan serve --legacy=URL [OPTIONS]")
                .description("Run the gateway in front of a monolith.", "")
                .footer(
                        "",
                        "Each option can also be set by an environment variable (--admin-port: BANYAN_ADMIN_PORT) or a",
                        "property (banyan.admin-port); the command line wins.")
                .width(100)
                .sortOptions(false);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(HELP)
                .build());
        ServeOptions.ALL.forEach(option -> spec.addOption(described(option)));
    }

    /// The options in `args`, as written; throws picocli's ParameterException on wrong usage.
    public static Map<String, String> parse(String... args) {
        ServeCommand command = new ServeCommand(given -> {});
        command.line().parseArgs(args);
        return command.given();
    }

    public CommandLine line() {
        return new CommandLine(spec).setExpandAtFiles(false);
    }

    @Override
    public Integer call() {
        serving.start(given());
        return 0;
    }

    /// The values that no option would take, each in the words of the start.
    List<String> wrongValues() {
        return ServeOptions.ALL.stream().flatMap(this::wrongValue).toList();
    }

    private Stream<String> wrongValue(ServeOption<?> option) {
        String written = given().get(option.name());
        return written == null || option.form().read(written).isPresent()
                ? Stream.of()
                : Stream.of(option.wrong(option.flag(), written));
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (ServeOption<?> option : ServeOptions.ALL) {
            Object written = spec.findOption(option.flag()).getValue();
            if (written != null) {
                given.put(option.name(), written.toString());
            }
        }
        return given;
    }

    private static OptionSpec described(ServeOption<?> option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.flag());
        if (option.label().isEmpty()) {
            return builder.arity("0..1")
                    .type(Boolean.class)
                    .fallbackValue("true")
                    .paramLabel("true|false")
                    .description(option.says() + ".")
                    .build();
        }
        String standard = option.standard().isEmpty() ? "none" : option.standard();
        return builder.arity("1")
                .type(String.class)
                .paramLabel(option.label())
                .description(option.says() + ". Default: " + standard + ".")
                .build();
    }
}
