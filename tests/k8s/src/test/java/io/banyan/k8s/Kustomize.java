package io.banyan.k8s;

import io.banyan.testkit.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real Kustomize, 4 or newer: `kustomize`, or the one inside `kubectl`.
///
/// @param build what renders a folder, without the folder
record Kustomize(List<String> build) {
    static final String REMEDY = "install it with: tests/k8s/bring-kustomize";

    private static final Pattern VERSION = Pattern.compile("(?m)^(?:Kustomize Version: )?v(\\d+)\\.[\\d.]+$");

    /// The first of a search path, else the one that `tests/k8s/bring-kustomize` keeps; fails with what to do when
    /// there is none.
    static Kustomize find(String searchPath, Path kept) {
        return Stream.concat(
                        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                                .splitAsStream(searchPath)
                                .flatMap(folder -> Stream.of(Path.of(folder, "kustomize"), Path.of(folder, "kubectl"))),
                        Stream.of(kept.resolve("kubectl")))
                .filter(Files::isExecutable)
                .flatMap(Kustomize::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no kustomize 4 or newer; " + REMEDY));
    }

    static Kustomize find() {
        return find(System.getenv("PATH"), Repository.root().resolve(".build/kustomize"));
    }

    /// The YAML documents that a folder is rendered to.
    String render(Path folder) {
        List<String> command = new ArrayList<>(build);
        command.add(folder.toString());
        return run(command);
    }

    private static Stream<Kustomize> of(Path program) {
        boolean isKubectl = program.endsWith("kubectl");
        String says = run(
                isKubectl
                        ? List.of(program.toString(), "version", "--client")
                        : List.of(program.toString(), "version"));
        Matcher version = VERSION.matcher(says);
        int major = 0;
        while (version.find()) {
            // kubectl says its own version first, in another form.
            major = Integer.parseInt(version.group(1));
        }
        return major >= 4
                ? Stream.of(new Kustomize(List.of(program.toString(), isKubectl ? "kustomize" : "build")))
                : Stream.empty();
    }

    private static String run(List<String> command) {
        try {
            Path errors = Files.createTempFile("banyan-test-", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(errors));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in " + command, e);
        }
    }
}
