package io.banyan.options;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Checks the options before any bean is made, and leaves them as the bean `BanyanProperties`.
///
/// @param start asked once the options are read
/// @param given option name → value as written on the command line, above every other source
public record OptionsInitializer(Map<String, String> given, StartProblems start)
        implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final Logger log = LoggerFactory.getLogger("banyan");

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> commandLine = new HashMap<>();
        given.forEach((name, value) -> commandLine.put("banyan." + name, value));
        environment.getPropertySources().addFirst(new MapPropertySource(OptionReader.COMMAND_LINE, commandLine));
        OptionReader reader = new OptionReader(environment);
        BanyanProperties properties =
                StartOptions.check(reader, (options, whole) -> start.of(options, environment, whole));
        reader.warnings().forEach(log::warn);
        context.registerBean(BanyanProperties.class, () -> properties);
        environment.getPropertySources().addFirst(new MapPropertySource("banyanAdminPort", adminPort(properties)));
    }

    /// What nobody may change from outside: where Boot's server listens, and what it shows.
    private static Map<String, Object> adminPort(BanyanProperties properties) {
        return Map.of(
                "server.port", properties.ports().admin(),
                "server.address", properties.ports().adminBind(),
                "management.endpoints.web.base-path", "/actuator",
                "management.endpoints.web.exposure.include", "health,prometheus",
                "management.endpoints.web.exposure.exclude", "");
    }
}
