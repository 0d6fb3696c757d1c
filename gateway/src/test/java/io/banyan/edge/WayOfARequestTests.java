package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The README's "The way of a request, file by file" against the code.
class WayOfARequestTests {
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-zA-Z]+)`");
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.banyan");

    /// What a class of the way may know at most one of.
    private static final Map<String, Set<String>> SUBJECTS = Map.of(
            "client", Set.of("edge.ClientConnection"),
            "decision", Set.of("decide.Decision", "decide.Decider"),
            "guard", Set.of("upstream.ModernGuard", "upstream.LegacyGuard", "upstream.Guard"),
            "upstream", Set.of("upstream.HttpUpstream", "upstream.HttpCall", "upstream.ConnectionPool"));

    private static List<String> steps() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "README.md"));
        int from = lines.indexOf("## The way of a request, file by file");
        assertThat(from).isNotNegative();
        return lines.subList(from + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.matches("\\d+\\. .*"))
                .toList();
    }

    private static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .toList();
    }

    @Test
    void namesOnlyTypesThatExist() throws IOException {
        Set<String> types = OURS.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());

        assertThat(types).containsAll(names(String.join(" ", steps())));
    }

    @Test
    void namesThemInTheOrderInWhichAReadEntersThem() throws IOException, ReflectiveOperationException {
        List<String> entered = EnteredClasses.by(OneRead.class);
        List<String> told = new ArrayList<>(names(String.join(" ", steps())));
        told.retainAll(entered);
        List<String> order = new ArrayList<>(entered);
        order.retainAll(told);

        assertThat(told).doesNotHaveDuplicates().hasSizeGreaterThan(20).isEqualTo(order);
    }

    @Test
    void fitsOnAScreen() throws IOException {
        assertThat(steps()).hasSizeBetween(5, 10);
        assertThat(String.join("\n", steps()).length()).isLessThan(2_500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge.ClientConnection",
                "edge.Intake",
                "edge.Exchange",
                "edge.RequestBody",
                "edge.Sides",
                "edge.SecondCall",
                "edge.Answer",
                "edge.LaneCall",
                "upstream.Pass",
                "upstream.ModernGuard",
                "upstream.LegacyGuard",
                "upstream.HttpUpstream",
                "upstream.HttpCall",
            })
    void aClassOfTheWayKnowsOneOfClientDecisionGuardAndUpstream(String name) {
        JavaClass type = OURS.get("io.banyan." + name);
        Set<String> known = type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getName().replace("io.banyan.", ""))
                .collect(Collectors.toSet());
        known.add(name);

        assertThat(SUBJECTS.entrySet().stream()
                        .filter(subject -> subject.getValue().stream().anyMatch(known::contains))
                        .map(Map.Entry::getKey))
                .as(name)
                .hasSizeLessThanOrEqualTo(1);
    }
}
