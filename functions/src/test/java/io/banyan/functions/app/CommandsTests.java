package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.functions.environment.Wiring.Pace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands beside `serve`, against a host that wants a token.
class CommandsTests {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final Path folder;
    private final Path token;
    private final HostUnderTest host;
    private String out = "";
    private String err = "";

    CommandsTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        Path function = HostUnderTest.write(folder, "echo", "runtime: nodejs\nhandler: index.handler\ntimeout: 20s\n");
        Files.writeString(
                function.resolve("index.mjs"),
                "export const handler = async (event) => { console.log('words'); if (event.fail) throw new Error('no');"
                        + " return event; };\n");
        this.host = HostUnderTest.start(folder, Pace.DEFAULT, TOKEN);
    }

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void invokesAFunction() throws IOException {
        Path event = Files.writeString(folder.resolve("event.json"), "{\"a\":1}");

        assertThat(run("invoke", "echo", "--event", event.toString(), "--log")).isZero();

        assertThat(out).isEqualTo("{\"a\":1}\n");
        assertThat(err).contains("START RequestId", "words\n", "REPORT RequestId");
    }

    @Test
    void saysThatAFunctionFailed() throws IOException {
        Path event = Files.writeString(folder.resolve("event.json"), "{\"fail\":true}");

        assertThat(run("invoke", "echo", "--event", event.toString())).isEqualTo(1);

        assertThat(out).contains("\"errorMessage\":\"no\"");
        assertThat(err).isEqualTo("banyan: the function failed; ./banyan functions logs echo shows what it printed\n");
    }

    @Test
    void saysWhatAHostRefuses() {
        assertThat(run("invoke", "nobody")).isEqualTo(1);
        assertThat(err).startsWith("banyan: Function not found: ").contains("this host has echo");

        assertThat(run("invoke", "no.body")).isEqualTo(1);
        assertThat(err).contains("NAME was 'no.body' but must be");
    }

    @Test
    void showsPublishesAndNames() {
        assertThat(run("invoke", "echo")).isZero();
        assertThat(run("publish", "echo")).isZero();
        assertThat(out).isEqualTo("1\n");
        assertThat(run("alias", "echo", "live", "1")).isZero();
        assertThat(out).isEqualTo("echo:live is version 1\n");
        assertThat(run("invoke", "echo:live")).isZero();
        assertThat(run("list")).isZero();

        assertThat(out)
                .contains("FUNCTION  RUNTIME  GROUP  OWNER ", "echo      nodejs   tests  team-tests", "echo:1")
                .contains("versions of echo: 1, live = 1");
        assertThat(run("logs", "echo", "--lines", "1")).isZero();
        assertThat(out).hasLineCount(1);
    }

    @Test
    void saysThatATokenIsWanted() {
        assertThat(bare("list", "--host", host.uri().toString())).isEqualTo(1);

        assertThat(err).startsWith("banyan: This host wants its token");
    }

    @Test
    void saysThatNoHostAnswers() {
        assertThat(bare("list", "--host", "http://127.0.0.1:1")).isEqualTo(1);

        assertThat(err)
                .isEqualTo(
                        "banyan: no host of functions answers at http://127.0.0.1:1; start one with  ./banyan functions"
                                + " serve DIR, or name another with --host\n");
    }

    @Test
    void checksAFolder() throws IOException {
        assertThat(bare("check", folder.resolve("functions").toString())).isZero();
        assertThat(out).isEqualTo("well written: echo\n");

        HostUnderTest.write(folder, "bad", "runtime: perl\n");
        assertThat(bare("check", folder.resolve("functions").toString())).isEqualTo(1);
        assertThat(err).contains("bad/function.yaml:6: runtime was 'perl' but must be one of java25, nodejs, provided");
    }

    @Test
    void answersWrongUsageWithTwo() {
        assertThat(bare("sreve")).isEqualTo(2);
        assertThat(bare()).isEqualTo(2);
        assertThat(bare("invoke")).isEqualTo(2);
        assertThat(bare("serve", "--port", "http", "--bind", "0.0.0.0")).isEqualTo(2);
        assertThat(err)
                .contains("--port was 'http' but must be a port", "--bind was '0.0.0.0', which others can reach");
    }

    private int run(String... words) {
        String[] all = new String[words.length + 4];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--host";
        all[words.length + 1] = host.uri().toString();
        all[words.length + 2] = "--token-file";
        all[words.length + 3] = token.toString();
        return bare(all);
    }

    private int bare(String... words) {
        PrintStream before = System.out;
        PrintStream beforeErr = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            return FunctionsCommand.run(words, Map.of());
        } finally {
            System.setOut(before);
            System.setErr(beforeErr);
            out = printed.toString(StandardCharsets.UTF_8);
            err = told.toString(StandardCharsets.UTF_8);
        }
    }
}
