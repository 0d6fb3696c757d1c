package io.banyan.functions.logs;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// What one environment prints. Each line goes to the log of its function behind the time and the environment's name;
/// of one invocation at most 1 MB does, and what is beyond is counted in one line.
public final class EnvironmentLog {
    static final int MOST_OF_ONE = 1 << 20;

    private static final int LONGEST_LINE = 16 << 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final FunctionLog log;
    private final String stream;
    private final InstantSource clock;
    private final LogTail tail = new LogTail();
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private long kept;
    private long beyond;
    private @Nullable String lastWords;

    /// @param stream names the environment: 8 hexadecimal digits, say
    public EnvironmentLog(FunctionLog log, String stream, InstantSource clock) {
        this.log = log;
        this.stream = stream;
        this.clock = clock;
    }

    /// Names the environment.
    public String stream() {
        return stream;
    }

    /// Of an invocation: from here on, its own tail and its own allowance.
    public synchronized void begin(String text) {
        endLine();
        tail.clear();
        kept = 0;
        write(text);
    }

    /// A line of the host's own.
    public synchronized void tell(String text) {
        endLine();
        tellLost();
        write(text);
    }

    /// Lines of the host's own that are not for whoever invoked.
    public synchronized void report(String... lines) {
        endLine();
        tellLost();
        for (String one : lines) {
            log.line(head() + one);
        }
    }

    /// As the process printed it.
    public synchronized void printed(byte[] bytes, int many) {
        tail.add(bytes, 0, many);
        if (kept >= MOST_OF_ONE) {
            beyond += many;
            return;
        }
        kept += many;
        for (int i = 0; i < many; i++) {
            if (bytes[i] == '\n') {
                endLine();
            } else {
                line[length++] = bytes[i];
                if (length == LONGEST_LINE) {
                    endLine();
                }
            }
        }
        if (kept >= MOST_OF_ONE) {
            endLine();
        }
    }

    /// The tail of the invocation under way, with lines of the host's own behind it.
    public synchronized byte[] tail(String... more) {
        LogTail all = new LogTail();
        byte[] printed = tail.bytes();
        all.add(printed, 0, printed.length);
        if (printed.length > 0 && printed[printed.length - 1] != '\n') {
            all.add(new byte[] {'\n'}, 0, 1);
        }
        for (String one : more) {
            byte[] bytes = (one + "\n").getBytes(StandardCharsets.UTF_8);
            all.add(bytes, 0, bytes.length);
        }
        return all.bytes();
    }

    /// The last line that the process printed, for whoever must say why it ended; null: none.
    public synchronized @Nullable String lastWords() {
        return lastWords;
    }

    private void endLine() {
        if (length > 0) {
            String text = new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing();
            length = 0;
            if (!text.isBlank()) {
                lastWords = Printable.of(text);
            }
            String head = head();
            kept += head.length();
            log.printed(head + text);
        }
    }

    private void tellLost() {
        if (beyond > 0) {
            log.line(head() + "[" + beyond + " bytes more were printed by this invocation, and are not kept]");
            beyond = 0;
        }
    }

    private void write(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        tail.add(bytes, 0, bytes.length);
        log.line(head() + text);
    }

    private String head() {
        return TIME.format(clock.instant()) + " " + stream + " ";
    }
}
