package io.banyan.cli;

import io.banyan.cli.Ownership.Owned;
import io.banyan.snapshot.FolderCheck;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.Problem;
import io.banyan.written.RouteFile;
import io.banyan.written.RoutesFolder;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./banyan new route NAME`: a route file of a new group with one route at 0 %, which `check` accepts. Asks no
/// gateway.
@Command(
        name = "route",
        description = "Write the route file of a new group with one route at 0%%.",
        footer = {
            "",
            "On a terminal, the command asks for whatever is missing. It never overwrites a file.",
            "  ./banyan new route members --path '/api/members/{id}' --modern http://members-view:8080"
        })
public final class ScaffoldRouteCommand implements Callable<Integer> {
    private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,63}");

    private final Surroundings around;
    private final Supplier<Reader> answers;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "Use this name for the file, the group and the route: 1 to 63 of a-z, 0-9 and -.")
    private String name = "";

    @Mixin
    private final Ownership ownership = new Ownership();

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "Match this published path, such as '/api/members/{id}'. Default: ask on a terminal.")
    private @Nullable String path;

    @Option(
            names = "--modern",
            paramLabel = "URL",
            description = "Name the modern side's address. Default: ask on a terminal.")
    private @Nullable String modern;

    @Option(
            names = "--deployed",
            paramLabel = "WHERE",
            description = "Say where the modern side runs, for people. Default: ask on a terminal.")
    private @Nullable String deployed;

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            defaultValue = "routes",
            description = "Write to this folder of route files. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("routes");

    ScaffoldRouteCommand(Surroundings around, Supplier<Reader> answers) {
        this.around = around;
        this.answers = answers;
    }

    @Override
    public Integer call() {
        return new Writing(spec, around, answers).run(this::write);
    }

    private void write(Questions questions, LocalDate today) {
        if (!GROUP.matcher(name).matches()) {
            throw new WrongLine("NAME was '" + name + "' but must be 1 to 63 of a-z, 0-9 and -; write members, say");
        }
        String published = questions.required(path, "--path '/api/members/{id}'", "path, as clients write it");
        String url = questions.required(modern, "--modern http://members-view:8080", "URL of the modern side");
        String where = questions.required(deployed, "--deployed k8s/prod/members-view", "where it is deployed");
        Owned owned = ownership.ask(questions, today);
        Writing.demand(questions);

        String text = new RouteText(name, owned, published, url, where).yaml();
        String shown = folder.resolve(name + ".yaml").toString();
        List<Problem> problems = problems(text, today);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw refused(problems);
        }
        new ScaffoldFiles(around.folder(), new LinkedHashMap<>(Map.of(shown, text))).write();
        problems.forEach(warning -> spec.commandLine().getErr().println(warning));
        tell(shown, published, url);
    }

    /// What `check` would say of the file beside those that are there.
    private List<Problem> problems(String text, LocalDate today) {
        RoutesFolder routes = new RoutesFolder(around.folder().resolve(folder));
        String file = name + ".yaml";
        var added = new RouteFile(
                file, folder.resolve(file).toString(), around.clock().millis(), text, null);
        try {
            return FolderCheck.ofAdded(routes, added, today);
        } catch (FolderUnreadable unreadable) {
            throw Refused.because(
                    unreadable.problem() + "; nothing was written",
                    "name the folder of route files with --routes, or create it: mkdir -p " + folder);
        }
    }

    private static Refused refused(List<Problem> problems) {
        Stream<String> first = Stream.of("./banyan check would refuse the file; nothing was written");
        Stream<String> each = problems.stream().filter(Problem::isError).map(Problem::toString);
        return Refused.because(Stream.concat(first, each).toArray(String[]::new));
    }

    private void tell(String shown, String published, String url) {
        PrintWriter out = spec.commandLine().getOut();
        String check = folder.toString().equals("routes") ? "" : " " + folder;
        out.println(shown + ": written; group " + name + " is at 0%, so LEGACY still answers all of its requests");
        out.println("next:");
        out.println("  serve GET " + published + " at " + url);
        out.println("  ./banyan check" + check);
        out.println("  ./banyan token create --role preview --groups " + name + " --file tokens.yaml");
        out.println("  ./banyan weight --group " + name + " 1% --reason 'first readers'");
        out.flush();
    }
}
