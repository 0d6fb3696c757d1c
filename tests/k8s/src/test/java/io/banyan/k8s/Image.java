package io.banyan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banyan.testkit.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// The image that `./banyan image` made, unpacked as an engine would unpack it.
///
/// @param config how a program in it is started, in the words of the OCI format: `User`, `Entrypoint`, ...
/// @param root its files
record Image(JsonNode config, Path root) {
    /// @param folder an empty one, for the image's files
    static Image unpackedTo(Path folder) throws IOException {
        Path tar = Repository.root().resolve(".build/banyan-image.tar");
        if (!Files.isRegularFile(tar)) {
            throw new IllegalStateException("the image is missing; build it with: ./banyan image");
        }
        Path layout = Files.createDirectory(folder.resolve("layout"));
        Path root = Files.createDirectory(folder.resolve("root"));
        unpack(tar, layout);
        JsonNode manifest = blob(layout, read(layout.resolve("index.json")).at("/manifests/0/digest"));
        for (JsonNode layer : manifest.path("layers")) {
            unpack(path(layout, layer.path("digest")), root);
        }
        return new Image(blob(layout, manifest.at("/config/digest")).path("config"), root);
    }

    List<String> list(String name) {
        return StreamSupport.stream(config.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// Starts its entry point as a pod would.
    ///
    /// @param outside a folder with the folders `state`, `tmp` and `routes`
    /// @param log gets its standard and error output
    Process start(Path outside, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Repository.root().resolve("tests/k8s/src/test/sh/in-image").toString(),
                root.toString(),
                outside.toString()));
        command.addAll(list("Entrypoint"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The image's own path first; this machine's is for what leads into the image.
        String own = list("Env").stream()
                .filter(variable -> variable.startsWith("PATH="))
                .map(variable -> variable.substring("PATH=".length()))
                .findFirst()
                .orElseThrow();
        builder.environment().put("PATH", own + File.pathSeparator + System.getenv("PATH"));
        return builder.redirectOutput(log.toFile()).start();
    }

    private static JsonNode blob(Path layout, JsonNode digest) throws IOException {
        return read(path(layout, digest));
    }

    private static Path path(Path layout, JsonNode digest) {
        return layout.resolve("blobs").resolve(digest.asText().replace(':', '/'));
    }

    private static JsonNode read(Path file) throws IOException {
        return new JsonMapper().readTree(file.toFile());
    }

    private static void unpack(Path tar, Path folder) {
        try {
            Process process = new ProcessBuilder(
                            "tar", "-x", "--warning=none", "-f", tar.toString(), "-C", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("tar could not unpack " + tar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while unpacking " + tar, e);
        }
    }
}
