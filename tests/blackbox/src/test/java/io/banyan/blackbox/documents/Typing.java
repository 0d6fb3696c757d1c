package io.banyan.blackbox.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// All commands typed in one go, by a bash in namespaces of its own: the demo's ports are free there whatever runs
/// beside it, and whatever was started ends with that bash. One shell a document, in a checkout with the demo running;
/// a block with a gateway of the reader's own is typed where no demo runs, in another checkout, and its gateway goes on
/// to the end of the block.
final class Typing {
    private static final int SECONDS = 1_500;
    private static final String HEAD = """
            ip link set lo up || exit 8
            await() { # PID FILE TEXT
              until grep -q "$3" "$2"; do kill -0 "$1" 2>/dev/null || return 9; sleep 0.1; done
            }
            """;

    private final Path folder;
    private final StringBuilder script = new StringBuilder(HEAD);
    private int blocks;

    /// @param folder takes the checkouts, the scripts and what was printed
    Typing(Path folder) {
        this.folder = folder;
    }

    /// What became of each, in the order given.
    List<Typed> type(List<Printed> commands) throws IOException, InterruptedException {
        Path checkout = Checkout.in(folder.resolve("checkout"));
        Path other = Checkout.in(folder.resolve("other"));
        script.append("cd ").append(checkout).append("\n./banyan demo >../demo 2>&1 &\ndemo=$!\n");
        script.append("await $demo ../demo 'The site is up' || exit 9\n");
        for (int from = 0; from < commands.size(); ) {
            int to = from;
            while (to < commands.size()
                    && commands.get(to).document().equals(commands.get(from).document())) {
                to++;
            }
            document(commands, from, to);
            from = to;
        }
        script.append("kill $demo\nwait $demo\necho $? >../demo.code\n");
        run();
        Checkout.leave(checkout);
        Checkout.leave(other);
        List<Typed> typed = new ArrayList<>();
        for (int at = 0; at < commands.size(); at++) {
            typed.add(new Typed(commands.get(at), read(at + ".code").strip(), read(String.valueOf(at))));
        }
        return typed;
    }

    /// What the demo printed, and how it ended.
    Typed demo() {
        return new Typed(
                new Printed("README.md", 0, 0, "./banyan demo", List.of()),
                read("demo.code").strip(),
                read("demo"));
    }

    private void document(List<Printed> commands, int from, int to) throws IOException {
        script.append("(\n");
        if (commands.get(from).document().equals("docs/operations.md")) {
            // It speaks of a gateway whose state is in .state.
            script.append("ln -s demo/gateway/admin-token .state/admin-token\n");
        }
        for (int at = from; at < to; ) {
            int end = at;
            boolean serves = false;
            while (end < to && commands.get(end).block() == commands.get(at).block()) {
                serves |= commands.get(end).serves();
                end++;
            }
            block(commands, at, end, serves);
            at = end;
        }
        script.append(")\n");
    }

    private void block(List<Printed> commands, int from, int to, boolean serves) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int at = from; at < to; at++) {
            lines.append(commands.get(at).serves() ? serve(commands.get(at), at) : once(commands.get(at), at));
        }
        if (serves) {
            Path own = folder.resolve("block-" + ++blocks);
            Files.writeString(own, HEAD + "cd " + folder.resolve("other") + "\n" + lines + "kill -9 $gateway\n");
            script.append("unshare --net bash ").append(own).append('\n');
        } else {
            script.append(lines);
        }
    }

    private String once(Printed command, int at) {
        return "{\n" + command.text() + "\n} >" + file(at) + " 2>&1 </dev/null\necho $? >" + file(at) + ".code\n";
    }

    private String serve(Printed command, int at) {
        return "(\nexec " + command.text() + "\n) >" + file(at) + " 2>&1 </dev/null &\ngateway=$!\nawait $gateway "
                + file(at) + " 'traffic port: '\necho $? >" + file(at) + ".code\n";
    }

    private Path file(int at) {
        return folder.resolve(String.valueOf(at));
    }

    private void run() throws IOException, InterruptedException {
        Path file = folder.resolve("script");
        Files.writeString(file, script);
        List<String> words = new ArrayList<>(List.of("unshare"));
        if (!System.getProperty("user.name").equals("root")) {
            words.add("--map-root-user");
        }
        words.addAll(List.of("--net", "--pid", "--fork", "--kill-child", "--mount-proc", "bash", file.toString()));
        ProcessBuilder bash = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bash").toFile());
        bash.environment().keySet().removeIf(name -> name.startsWith("BANYAN_"));
        // Where keytool is.
        String tools = Path.of(System.getProperty("java.home"), "bin").toString();
        bash.environment().merge("PATH", tools, (path, own) -> own + File.pathSeparator + path);
        Process running = bash.start();
        boolean ended = running.waitFor(SECONDS, TimeUnit.SECONDS);
        running.destroyForcibly();
        assertThat(ended)
                .as(() -> "the commands end within " + SECONDS + " s; so far: " + read("bash"))
                .isTrue();
        assertThat(running.exitValue())
                .as(() -> "bash has a network of its own (unshare, ip) and the demo starts there: " + read("bash")
                        + read("demo"))
                .isZero();
    }

    private String read(String name) {
        try {
            return Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param code as bash says it: 0 = done, and of what serves that it did; empty = it was never reached
    record Typed(Printed command, String code, String output) {}
}
