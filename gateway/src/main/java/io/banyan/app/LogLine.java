package io.banyan.app;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// An event's message as one line of at most 2,000 characters, whoever wrote what is in it: a request that cannot be
/// read is logged by a library with all its headers, a line each. What could end the line, move the cursor or turn the
/// direction of writing stands as its escape: a line end as `\n`, an escape character as `\u001b`. Netty's reports of
/// leaks, which only tests ask for, keep their lines: the stacks of a developer.
///
/// In logback.xml: `%line`.
public final class LogLine extends ClassicConverter {
    private static final int LONGEST = 2_000;
    private static final String LEAKS = "io.netty.util.ResourceLeakDetector";

    @Override
    public String convert(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        return event.getLoggerName().equals(LEAKS) ? message : of(message);
    }

    static String of(String text) {
        int shown = Math.min(text.length(), LONGEST);
        StringBuilder line = new StringBuilder(shown);
        for (int at = 0; at < shown; at++) {
            append(text.charAt(at), line);
        }
        if (shown < text.length()) {
            line.append("... (").append(text.length()).append(" characters)");
        }
        return line.toString();
    }

    private static void append(char character, StringBuilder line) {
        if (character == '\n') {
            line.append("\\n");
        } else if (mustBeEscaped(character)) {
            line.append("\\u%04x".formatted((int) character));
        } else {
            line.append(character);
        }
    }

    private static boolean mustBeEscaped(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
