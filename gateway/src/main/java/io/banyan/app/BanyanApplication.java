package io.banyan.app;

import io.banyan.admin.LegacyReach;
import io.banyan.admin.RouteFilesSource;
import io.banyan.cli.ServeCommand;
import io.banyan.options.BanyanProperties;
import io.banyan.options.OptionsInitializer;
import io.banyan.options.StartRefused;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts gateways. Several may run in one process: nothing is static, and nothing is left behind after `close`.
public final class BanyanApplication {
    private BanyanApplication() {}

    /// Starts a gateway inside this process with the arguments of `serve` and returns when it takes traffic; throws
    /// StartRefused with every reason where it does not start. Whoever starts it closes it.
    public static Gateway start(String... args) {
        return start(ServeCommand.parse(args), false, BanyanConfiguration.class);
    }

    private static Gateway started(ConfigurableApplicationContext context) {
        Gateway gateway = new Gateway(context);
        StartReport report = new StartReport(gateway, context.getBean(BanyanProperties.class));
        report.write(context.getBean(RouteFilesSource.class).now());
        LegacyReach reach = context.getBean(LegacyReach.class);
        Thread.startVirtualThread(() -> report.write(reach));
        return gateway;
    }

    /// @param given option name → value as written
    /// @param untilSignal true = SIGTERM stops it in order
    static Gateway start(Map<String, String> given, boolean untilSignal, Class<?>... configuration) {
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(untilSignal);
        application.setAddCommandLineProperties(false);
        application.setDefaultProperties(Map.of("spring.config.name", "banyan"));
        application.addInitializers(new OptionsInitializer(given, new StartCheck()));
        try {
            return started(application.run());
        } catch (RuntimeException failed) {
            throw StartFailure.readable(failed) instanceof StartRefused refused ? refused : failed;
        }
    }
}
