package io.banyan.descriptor;

import io.banyan.route.Origin;
import io.banyan.written.RegularFile;
import io.banyan.written.RoutesFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// One descriptor as it was read. With an error it says nothing at all: half of a file is never taken.
///
/// @param file as people name it
/// @param described what it says; empty with an error
record DescriptorFile(String file, List<Described> described, List<Flaw> flaws) {
    private static final int LARGEST = 1 << 20;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(LARGEST)
            .build();

    DescriptorFile {
        boolean bad = flaws.stream().anyMatch(Flaw::error);
        described = bad ? List.of() : List.copyOf(described);
        flaws = flaws.stream()
                .sorted(Comparator.comparing(flaw -> flaw.at().line()))
                .toList();
    }

    boolean isGood() {
        return flaws.stream().noneMatch(Flaw::error);
    }

    /// Whether a file of this name is one.
    static boolean isOne(String name) {
        return isFunction(name) || isBackstage(name);
    }

    private static boolean isFunction(String name) {
        return name.equals("function.yaml") || name.endsWith(".function.yaml");
    }

    private static boolean isBackstage(String name) {
        return List.of("catalog-info.yaml", "catalog-info.yml").stream()
                .anyMatch(known -> name.equals(known) || name.endsWith("." + known) || name.endsWith("-" + known));
    }

    /// Reads it now.
    ///
    /// @param shown as people name it
    static DescriptorFile read(Path path, String shown) {
        try {
            byte[] bytes = RegularFile.read(path, LARGEST);
            if (bytes.length > LARGEST) {
                return unreadable(shown, "has more than 1 MB; a descriptor holds less: split it");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return of(text, shown, isFunction(String.valueOf(path.getFileName())));
        } catch (CharacterCodingException odd) {
            return unreadable(shown, "is not UTF-8 text; save it as UTF-8");
        } catch (IOException failed) {
            return unreadable(
                    shown,
                    "cannot be read (%s); make it a file that this process can read"
                            .formatted(RoutesFolder.words(failed)));
        }
    }

    private static DescriptorFile unreadable(String shown, String says) {
        return new DescriptorFile(shown, List.of(), List.of(new Flaw(new Origin(shown, 0), true, says)));
    }

    /// @param function true = a `function.yaml`, false = a `catalog-info.yaml`
    static DescriptorFile of(String text, String shown, boolean function) {
        List<Flaw> flaws = new ArrayList<>();
        List<Document> documents = documents(text, shown, flaws);
        if (documents == null) {
            return new DescriptorFile(shown, List.of(), flaws);
        }
        List<Described> described =
                function ? FunctionDescriptor.read(documents, flaws, shown) : new BackstageReader(documents).read();
        return new DescriptorFile(shown, described, flaws);
    }

    private static @Nullable List<Document> documents(String text, String shown, List<Flaw> flaws) {
        List<Document> documents = new ArrayList<>();
        try {
            for (Node root : new Compose(SETTINGS).composeAllFromString(text)) {
                documents.add(new Document(shown, root, flaws));
            }
            return documents;
        } catch (MarkedYamlEngineException malformed) {
            int line = malformed.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            flaws.add(new Flaw(
                    new Origin(shown, line),
                    true,
                    "is not YAML here: %s; check indentation, quotes and colons"
                            .formatted(String.valueOf(malformed.getProblem()).replaceAll("\\s+", " "))));
        } catch (YamlEngineException malformed) {
            String why = String.valueOf(malformed.getMessage()).replaceAll("\\s+", " ");
            flaws.add(new Flaw(new Origin(shown, 0), true, "is not YAML: " + why + "; save it as YAML"));
        }
        return null;
    }
}
