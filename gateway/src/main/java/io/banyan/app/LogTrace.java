package io.banyan.app;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An event's exception, at most 163 lines: it and three causes, each with 40 frames. A stack that overflows has a
/// thousand, and who can make one must not fill a disk with them. Every line but the first of an exception is indented,
/// and messages are what `LogLine` makes of them, so that no text in one looks like a line of the log.
///
/// In logback.xml: `%trace`.
public final class LogTrace extends ThrowableHandlingConverter {
    private static final int FRAMES = 40;
    private static final int CAUSES = 3;

    @Override
    public String convert(ILoggingEvent event) {
        return of(event.getThrowableProxy());
    }

    /// @param thrown null = nothing was
    static String of(@Nullable IThrowableProxy thrown) {
        StringBuilder lines = new StringBuilder();
        IThrowableProxy next = thrown;
        for (int told = 0; next != null && told <= CAUSES; told++) {
            append(next, told == 0 ? "" : "Caused by: ", lines);
            next = next.getCause();
        }
        return lines.toString();
    }

    private static void append(IThrowableProxy thrown, String before, StringBuilder lines) {
        String message = thrown.getMessage();
        lines.append(before)
                .append(thrown.getClassName())
                .append(message == null ? "" : ": " + LogLine.of(message))
                .append('\n');
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames.length - thrown.getCommonFrames();
        Arrays.stream(frames, 0, Math.min(own, FRAMES))
                .forEach(frame -> lines.append("\t").append(frame).append('\n'));
        if (own > FRAMES || thrown.getCommonFrames() > 0) {
            lines.append("\t... ").append(frames.length - Math.min(own, FRAMES)).append(" more\n");
        }
    }
}
