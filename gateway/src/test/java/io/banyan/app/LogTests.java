package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the log makes of texts that others wrote, by the very file that configures it.
class LogTests {
    private static final String HEAD = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  LogTests: ";

    @Test
    void keepsAnEventInOneLine() throws JoranException {
        assertThat(logged("a request:\nX: 1\r\n2026-01-01 ERROR forged\u2028\u001b[2J \u202eabc é → 7", null))
                .matches(HEAD + ".*\n")
                .endsWith("a request:\\nX: 1\\u000d\\n2026-01-01 ERROR forged\\u2028\\u001b[2J \\u202eabc é → 7\n");
    }

    @Test
    void keepsALineShort() throws JoranException {
        assertThat(logged("x".repeat(2_000), null)).hasLineCount(1).endsWith("x\n");
        assertThat(logged("x: y\n".repeat(100_000), null))
                .hasLineCount(1)
                .hasSizeLessThan(2_600)
                .endsWith("... (500000 characters)\n");
    }

    @Test
    void tellsWhatWasThrownAndWhy() throws JoranException {
        IllegalStateException thrown =
                new IllegalStateException("no\n2026-01-01 ERROR forged", new IllegalArgumentException("why"));

        assertThat(logged("it failed", thrown).lines())
                .contains(
                        "java.lang.IllegalStateException: no\\n2026-01-01 ERROR forged",
                        "Caused by: java.lang.IllegalArgumentException: why")
                .anyMatch(
                        line -> line.startsWith("\tat io.banyan.app.LogTests.tellsWhatWasThrownAndWhy(LogTests.java:"))
                .noneMatch(line -> line.startsWith("2026-01-01"));
    }

    @Test
    void keepsStacksShort() throws JoranException {
        Throwable thrown = null;
        for (int causes = 0; causes < 20; causes++) {
            thrown = overflown(thrown);
        }

        assertThat(logged("it failed", thrown).lines()).hasSize(1 + 4 * 42);
    }

    private static StackOverflowError overflown(@Nullable Throwable cause) {
        StackOverflowError thrown = new StackOverflowError();
        StackTraceElement[] frames = new StackTraceElement[1_024];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = new StackTraceElement("Deep", "down" + System.identityHashCode(thrown), "Deep.java", i);
        }
        thrown.setStackTrace(frames);
        thrown.initCause(cause);
        return thrown;
    }

    private static String logged(String message, @Nullable Throwable thrown) throws JoranException {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogTests.class.getResource("/logback.xml"));
        ch.qos.logback.classic.Logger root = context.getLogger("ROOT");
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
        PatternLayoutEncoder encoder = (PatternLayoutEncoder) console.getEncoder();
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger(LogTests.class.getName()), Level.WARN, message, thrown, new Object[0]);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
