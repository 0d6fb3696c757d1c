package io.banyan.options;

import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// Options as they are written in three places.
public final class Options {
    private Options() {}

    /// What the options of a command line come to; throws where they are refused.
    public static BanyanProperties checked(Map<String, Object> commandLine) {
        return StartOptions.check(written(commandLine, Map.of(), Map.of()));
    }

    static OptionReader written(
            Map<String, Object> commandLine, Map<String, Object> properties, Map<String, Object> environment) {
        StandardEnvironment written = new StandardEnvironment();
        var sources = written.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.addFirst(new MapPropertySource("properties", properties));
        sources.addFirst(new MapPropertySource(OptionReader.COMMAND_LINE, commandLine));
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        sources.replace(name, new SystemEnvironmentPropertySource(name, environment));
        ConfigurationPropertySources.attach(written);
        return new OptionReader(written);
    }
}
