package io.banyan.options;

import io.banyan.written.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Reads options from wherever they were written, the command line first, and notes every problem instead of
/// stopping at the first: `BANYAN_PORT was 'http' but must be a port from 0 (any free one) to 65535; write
/// BANYAN_PORT=8080`.
final class OptionReader {
    static final String COMMAND_LINE = "banyanCommandLine";

    /// What the launcher and the operator's commands read.
    private static final Set<String> OTHER_VARIABLES =
            Set.of("BANYAN_ADMIN", "BANYAN_ADMIN_TOKEN", "BANYAN_CA", "BANYAN_TOKEN", "BANYAN_JAVA_OPTS");

    private final ConfigurableEnvironment environment;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    OptionReader(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /// The value written, or the standard one; the standard one too where what was written is wrong.
    <T> T read(ServeOption<T> option) {
        return find(option)
                .or(() -> option.form().read(option.standard()))
                .orElseThrow(() -> new IllegalStateException(option.flag() + " has no valid standard value"));
    }

    /// The value written, or empty where none was, or a wrong one.
    <T> Optional<T> find(ServeOption<T> option) {
        Optional<Written> written = written(option);
        Optional<T> value = written.flatMap(found -> option.form().read(found.text()));
        if (written.isPresent() && value.isEmpty()) {
            problems.add(option.wrong(written.get().place(), written.get().text()));
        }
        return value;
    }

    /// True when a value was written, right or wrong.
    boolean has(ServeOption<?> option) {
        return written(option).isPresent();
    }

    void problem(String problem) {
        problems.add(problem);
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    /// Warns of environment variables that are nearly an option, such as `BANYAN_TRUSTED_PROXY`. Others are left
    /// alone: they may belong to somebody else.
    void warnOfNearMisses() {
        List<String> known =
                ServeOptions.ALL.stream().map(ServeOption::variable).toList();
        variables()
                .filter(name -> name.startsWith("BANYAN_"))
                .filter(name -> !known.contains(name) && !OTHER_VARIABLES.contains(name))
                .filter(name -> !Nearest.hint(name, known).isEmpty())
                .map(name -> "the environment variable " + name + " is no option" + Nearest.hint(name, known))
                .forEach(warnings::add);
    }

    private Stream<String> variables() {
        return environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                        instanceof EnumerablePropertySource<?> variables
                ? Stream.of(variables.getPropertyNames())
                : Stream.empty();
    }

    private Optional<Written> written(ServeOption<?> option) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(option.property());
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                String text = environment
                        .resolvePlaceholders(String.valueOf(property.getValue()))
                        .strip();
                Written written = new Written(place(option, source), text);
                if (!text.isEmpty() && !setByKubernetes(written)) {
                    return Optional.of(written);
                }
            }
        }
        return Optional.empty();
    }

    /// For a Service named banyan, Kubernetes sets `BANYAN_PORT=tcp://10.3.2.1:8080` in every pod of its namespace.
    private boolean setByKubernetes(Written written) {
        if (!written.place().startsWith("BANYAN_") || !written.text().matches("(tcp|udp|sctp)://.*")) {
            return false;
        }
        String warning = written.joined(written.text())
                + " is ignored: Kubernetes sets it for a Service of that name; enableServiceLinks: false in the pod"
                + " keeps it away";
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
        return true;
    }

    private static String place(ServeOption<?> option, ConfigurationPropertySource source) {
        String name = source.getUnderlyingSource() instanceof PropertySource<?> underlying ? underlying.getName() : "";
        return switch (name) {
            case COMMAND_LINE -> option.flag();
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> option.variable();
            default -> option.property();
        };
    }

    /// @param place the option's name as it would be written there: `--port`, `BANYAN_PORT` or `banyan.port`
    private record Written(String place, String text) {
        String joined(String value) {
            return ServeOption.joined(place, value);
        }
    }
}
