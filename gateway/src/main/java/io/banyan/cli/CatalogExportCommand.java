package io.banyan.cli;

import io.banyan.written.RoutesFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./banyan catalog export --backstage [DIR]`: what is declared, as Backstage reads it.
@Command(
        name = "export",
        description = "Write what is declared as Backstage reads it: a System, an API and Components for each group.",
        footer = {"", "  ./banyan catalog export --backstage backstage"})
public final class CatalogExportCommand implements Callable<Integer> {
    private static final String MARK = "# Written by ./banyan catalog export --backstage; a change here is lost.";

    @Mixin
    private final Asking asking;

    @Option(names = "--backstage", description = "Write files in the form of catalog-info.yaml.")
    private boolean backstage;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Write a file for each group into this folder: events-catalog-info.yaml. Default: print all.")
    private @Nullable Path folder;

    CatalogExportCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        if (!backstage) {
            throw asking.wrongUsage("the form is missing; write ./banyan catalog export --backstage");
        }
        return asking.run(api -> {
            Answer answer = api.get("/catalog/backstage");
            if (asking.json()) {
                asking.out().println(answer.body());
                return;
            }
            Map<String, String> files = new LinkedHashMap<>();
            for (JsonNode group : JsonMapper.shared().readTree(answer.body())) {
                files.put(
                        group.path("group").asString("?") + "-catalog-info.yaml",
                        BackstageYaml.of(group.path("documents")));
            }
            if (folder == null) {
                print(List.copyOf(files.values()), asking.out());
            } else {
                write(folder, files);
                asking.out().printf("%s: %d written%n", folder, files.size());
            }
        });
    }

    private static void print(List<String> files, PrintWriter out) {
        out.println(MARK);
        for (int i = 0; i < files.size(); i++) {
            out.print((i == 0 ? "" : "---\n") + files.get(i));
        }
    }

    /// Nothing is written where one of them is somebody's own.
    private static void write(Path folder, Map<String, String> files) {
        try {
            Files.createDirectories(folder);
            for (String name : files.keySet()) {
                Path file = folder.resolve(name);
                if (Files.exists(file) && !Files.readString(file).startsWith(MARK)) {
                    throw Refused.because(
                            file + " was not written by this command, so nothing was written",
                            "move it away, or name another folder");
                }
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path fresh = folder.resolve("." + file.getKey() + ".new");
                Files.writeString(fresh, MARK + "\n" + file.getValue());
                Files.move(
                        fresh,
                        folder.resolve(file.getKey()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw Refused.because(
                    folder + " cannot be written (" + RoutesFolder.words(failed) + "); name another folder");
        }
    }
}
