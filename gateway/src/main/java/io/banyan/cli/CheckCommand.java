package io.banyan.cli;

import io.banyan.config.RampOutlook;
import io.banyan.config.Today;
import io.banyan.descriptor.AgainstGroups;
import io.banyan.descriptor.DescriptorFolder;
import io.banyan.descriptor.Flaw;
import io.banyan.ramp.Outlook;
import io.banyan.snapshot.FolderCheck;
import io.banyan.upstream.ConnectionTrial;
import io.banyan.written.Counted;
import io.banyan.written.Problem;
import io.banyan.written.RoutesFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./banyan check [DIR]`: every error and warning of a folder of route files on stderr, a summary on stdout.
/// Exit code 0 without errors (warnings are allowed), 1 with errors, or with an upstream that `--connect` did
/// not reach. Of ramps it says what their steps take. `--json` puts everything on stdout as one object.
@Command(name = "check", description = "Check route files and report every error at once.")
public final class CheckCommand implements Callable<Integer> {
    private final Surroundings around;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "routes",
            description = "Read route files from this folder. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("routes");

    @ArgGroup(exclusive = false)
    private @Nullable ConnectCheck connecting;

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description =
                    "Check the function.yaml and catalog-info.yaml files anywhere below this folder, too. Default: none.")
    private @Nullable Path catalog;

    @Option(
            names = "--traffic",
            description = "Ask the running gateway, as status does, for today's traffic, and say how long ramps take.")
    private boolean traffic;

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    CheckCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        FolderCheck check = FolderCheck.of(new RoutesFolder(folder), LocalDate.now(ZoneId.systemDefault()));
        List<Flaw> flaws = catalog == null
                ? List.of()
                : new AgainstGroups(check.byName())
                        .allFlaws(new DescriptorFolder(catalog).read())
                        .toList();
        List<ConnectionTrial> tried;
        List<RampOutlook> ramps;
        try {
            tried = connecting == null ? List.of() : connecting.run(check.upstreams(), around);
            ramps = check.ramps(traffic ? today() : null, around.clock().instant());
        } catch (Refused refused) {
            refused.tell(spec.commandLine().getErr());
            return Refused.EXIT_CODE;
        }
        if (json) {
            Map<String, Object> all = json(check, tried, flaws, warnings(check, ramps));
            all.put("ramps", ramps.stream().map(CheckCommand::json).toList());
            spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(all));
        } else {
            tell(check, tried, warnings(check, ramps));
            tell(flaws, spec.commandLine().getOut(), spec.commandLine().getErr());
            ramps(ramps, spec.commandLine().getOut(), spec.commandLine().getErr());
        }
        return isGood(check, tried, flaws) ? 0 : 1;
    }

    private static boolean isGood(FolderCheck check, List<ConnectionTrial> tried, List<Flaw> flaws) {
        return check.errors() == 0
                && unreached(tried).isEmpty()
                && flaws.stream().noneMatch(Flaw::error);
    }

    private static List<String> unreached(List<ConnectionTrial> tried) {
        return tried.stream().flatMap(one -> one.problem().stream()).toList();
    }

    /// Those of ramps are warnings, too.
    private static long warnings(FolderCheck check, List<RampOutlook> ramps) {
        return check.warnings()
                + ramps.stream().mapToLong(ramp -> ramp.warnings().size()).sum();
    }

    private void tell(FolderCheck check, List<ConnectionTrial> tried, long warnings) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        check.problems().forEach(problem -> err.println(problem));
        unreached(tried).forEach(err::println);
        err.flush();
        if (!check.read()) {
            return;
        }
        out.printf(
                "%s: %s, %s, %s: %s, %s%n",
                folder,
                count(check.files(), "file"),
                count(check.groups(), "good group"),
                count(check.routes(), "route"),
                count(check.errors(), "error"),
                count(warnings, "warning"));
        if (connecting != null) {
            int reached = tried.size() - unreached(tried).size();
            out.printf("%d of %s reached%n", reached, count(tried.size(), "upstream"));
        }
    }

    private void tell(List<Flaw> flaws, PrintWriter out, PrintWriter err) {
        flaws.forEach(err::println);
        err.flush();
        if (catalog != null) {
            long errors = flaws.stream().filter(Flaw::error).count();
            out.printf("%s: %s, %s%n", catalog, count(errors, "error"), count(flaws.size() - errors, "warning"));
        }
    }

    private Today today() {
        Errand errand = new Errand(
                around, spec.commandLine().getOut(), spec.commandLine().getErr(), json);
        return errand.asked(TodayAsked::by);
    }

    private void ramps(List<RampOutlook> ramps, PrintWriter out, PrintWriter err) {
        ramps.forEach(ramp -> ramp.warnings().forEach(err::println));
        err.flush();
        ramps.forEach(ramp -> out.println("ramp of " + ramp.says()));
        if (!traffic && !ramps.isEmpty()) {
            out.println("how long that takes depends on today's traffic, which a running gateway knows: ./banyan check"
                    + " --traffic" + (folder.toString().equals("routes") ? "" : " " + folder));
        }
    }

    private static Map<String, Object> json(RampOutlook ramp) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Outlook.Ahead step : ramp.steps()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("weight", step.weight().basisPoints() / 100.0);
            Duration takes = step.takes();
            if (takes != null) {
                one.put("seconds", takes.toSeconds());
            }
            steps.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("group", ramp.group());
        all.put("says", ramp.says());
        all.put("steps", steps);
        all.put("warnings", ramp.warnings());
        return all;
    }

    private static String count(long number, String what) {
        return number == 0 ? "no " + what + "s" : Counted.of(number, what);
    }

    private Map<String, Object> json(FolderCheck check, List<ConnectionTrial> tried, List<Flaw> flaws, long warnings) {
        List<Map<String, Object>> problems = new ArrayList<>();
        for (Problem problem : check.problems()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("file", problem.file());
            line.put("line", problem.line());
            line.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            line.put("rule", problem.rule().id());
            line.put("message", problem.message());
            problems.add(line);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ok", isGood(check, tried, flaws));
        all.put("files", check.files());
        all.put("groups", check.groups());
        all.put("routes", check.routes());
        all.put("errors", check.errors());
        all.put("warnings", warnings);
        all.put("problems", problems);
        if (connecting != null) {
            all.put("tried", tried.size());
            all.put("unreached", unreached(tried));
        }
        if (catalog != null) {
            all.put("catalog", flaws.stream().map(Flaw::toString).toList());
        }
        return all;
    }
}
