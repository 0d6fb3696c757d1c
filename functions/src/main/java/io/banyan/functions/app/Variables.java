package io.banyan.functions.app;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Gives an option that is not on the command line from the environment: `--token-file` is
/// `BANYAN_FUNCTIONS_TOKEN_FILE`. One that is empty there counts as not given.
final class Variables implements IDefaultValueProvider {
    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    static String named(String flag) {
        return "BANYAN_FUNCTIONS" + flag.substring(1).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public @Nullable String defaultValue(ArgSpec option) {
        String value = option instanceof OptionSpec named ? environment.get(named(named.longestName())) : null;
        return value == null || value.isBlank() ? null : value.strip();
    }
}
