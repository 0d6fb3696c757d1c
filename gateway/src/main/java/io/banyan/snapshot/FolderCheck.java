package io.banyan.snapshot;

import io.banyan.config.CalledGroups;
import io.banyan.config.Clashes;
import io.banyan.config.FileGroup;
import io.banyan.config.Given;
import io.banyan.config.Neighbours;
import io.banyan.config.ParsedFile;
import io.banyan.config.RampOutlook;
import io.banyan.config.Today;
import io.banyan.route.Group;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.Problem;
import io.banyan.written.RouteFile;
import io.banyan.written.RoutesFolder;
import io.banyan.written.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A check of a whole folder as `./banyan check` makes it: every error and warning, those between files too. Files have
/// no history here: of two that clash, the later by name is named first.
///
/// @param files how many were read
/// @param groups how many of them are good: of two that clash, one is
/// @param routes in those
/// @param problems by file and line
/// @param parsed the groups of all files that are good by themselves
public record FolderCheck(int files, int groups, int routes, List<Problem> problems, List<FileGroup> parsed) {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem problem) -> problem.at().file())
            .thenComparing(problem -> problem.at().line());

    public FolderCheck {
        problems = List.copyOf(problems);
        parsed = List.copyOf(parsed);
    }

    /// Reads and checks everything.
    ///
    /// @param today decides which review dates have passed
    public static FolderCheck of(RoutesFolder folder, LocalDate today) {
        return of(folder, Given.on(today));
    }

    /// The same, for a gateway that may lack something.
    public static FolderCheck of(RoutesFolder folder, Given given) {
        SortedMap<String, ParsedFile> files = new TreeMap<>();
        try {
            for (String name : folder.signatures().keySet()) {
                files.put(name, ParsedFile.parse(folder.read(name), given));
            }
        } catch (FolderUnreadable unreadable) {
            return new FolderCheck(0, 0, 0, List.of(unreadable.problem()), List.of());
        }
        List<Problem> problems = new ArrayList<>();
        List<FileGroup> groups = new ArrayList<>();
        for (ParsedFile file : files.values()) {
            problems.addAll(file.problems());
            if (file.group() != null) {
                groups.add(file.group());
            }
        }
        Set<String> clashing = new HashSet<>();
        Clashes.among(files.values()).forEach(clash -> {
            problems.add(clash.atOther());
            clashing.add(clash.atOther().at().file());
        });
        problems.addAll(Neighbours.of(groups).warnings());
        problems.addAll(new CalledGroups(groups, known(files.values())).unknown());
        if (files.isEmpty()) {
            problems.add(folder.empty());
        }
        List<FileGroup> good = groups.stream()
                .filter(group -> !clashing.contains(group.group().origin().file()))
                .toList();
        return new FolderCheck(
                files.size(),
                good.size(),
                good.stream().mapToInt(group -> group.routes().size()).sum(),
                problems.stream().sorted(BY_PLACE).toList(),
                groups);
    }

    /// Of a file that is bad by itself nobody knows the group: that of its own name is then not missed.
    private static Set<String> known(Collection<ParsedFile> files) {
        return files.stream()
                .filter(file -> file.group() == null)
                .map(file -> file.file().name().replaceFirst("\\.ya?ml$", ""))
                .collect(Collectors.toSet());
    }

    /// What a check would say of one more file, beside those that are there: of a clash, that the new one is hit.
    public static List<Problem> ofAdded(RoutesFolder folder, RouteFile added, LocalDate today) throws FolderUnreadable {
        List<ParsedFile> files = new ArrayList<>();
        for (String name : folder.signatures().keySet()) {
            if (!name.equals(added.name())) {
                files.add(ParsedFile.parse(folder.read(name), Given.on(today)));
            }
        }
        ParsedFile last = ParsedFile.parse(added, Given.on(today));
        files.add(last);
        List<Problem> problems = new ArrayList<>(last.problems());
        Clashes.among(files).forEach(clash -> {
            if (clash.other().equals(added.name())) {
                problems.add(clash.atOther());
            }
        });
        return List.copyOf(problems);
    }

    /// False where there is no folder to read, or none that can be read.
    public boolean read() {
        return problems.stream()
                .map(Problem::rule)
                .noneMatch(rule -> rule == Rule.FOLDER_MISSING || rule == Rule.FOLDER_UNREADABLE);
    }

    /// The good groups by name.
    public Map<String, Group> byName() {
        Map<String, Group> byName = new HashMap<>();
        parsed.forEach(file -> byName.put(file.name(), file.group()));
        return byName;
    }

    /// Of the good groups.
    public List<GroupUpstreams> upstreams() {
        return parsed.stream().map(FileGroup::upstreams).toList();
    }

    /// What the ramps of the good groups come to.
    ///
    /// @param today null = nobody knows the traffic
    public List<RampOutlook> ramps(@Nullable Today today, Instant now) {
        return parsed.stream()
                .map(file -> RampOutlook.of(file, today, now))
                .filter(Objects::nonNull)
                .toList();
    }

    public long errors() {
        return problems.stream().filter(Problem::isError).count();
    }

    public long warnings() {
        return problems.size() - errors();
    }
}
