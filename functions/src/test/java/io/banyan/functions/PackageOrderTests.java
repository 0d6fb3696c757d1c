package io.banyan.functions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The one total order of this module's packages: each may use only those above it, and of those only the ones its line
/// names. Of Banyan's other modules, the host's port and the commands may use what is on the wire to functions, and
/// they and what starts processes, ways.
class PackageOrderTests {
    private static final String ROOT = "io.banyan.functions.";
    private static final String TABLE = """
            spec        |
            logs        |
            environment | spec logs
            runtime     | environment
            process     | spec logs environment runtime
            version     | spec
            host        | spec logs environment version
            api         | spec environment version host
            app         | spec logs environment runtime process host api
            """;
    private static final List<String> ON_THE_WIRE = List.of("api", "app");
    private static final List<String> KNOW_WAYS = List.of("process", "api", "app");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.banyan.functions");

    @Test
    void theOrderIsAnOrder() {
        List<String> order = List.copyOf(mayUse().keySet());

        mayUse().forEach((name, uses) ->
                assertThat(order.subList(0, order.indexOf(name))).as(name).containsAll(uses));
    }

    @Test
    void everyPackageHasItsLine() {
        TreeSet<String> there = new TreeSet<>();
        OURS.forEach(ours -> there.add(ours.getPackageName().substring(ROOT.length())));

        assertThat(there).isEqualTo(new TreeSet<>(mayUse().keySet()));
    }

    @Test
    void eachPackageUsesOnlyWhatItsLineNames() {
        mayUse().forEach((name, uses) -> noClasses()
                .that(resideInAPackage(ROOT + name))
                .should()
                .dependOnClassesThat(describe(
                        "classes of ours beyond " + uses,
                        used -> used.getPackageName().startsWith("io.banyan") && !isAllowed(name, uses, used)))
                .check(OURS));
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        for (String name : mayUse().keySet()) {
            Class<?> described = Class.forName(ROOT + name + ".package-info");

            assertThat(described.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
        }
    }

    private static boolean isAllowed(String name, List<String> uses, JavaClass used) {
        String where = used.getPackageName();
        return where.equals(ROOT + name)
                || (where.equals("io.banyan.lambda") && ON_THE_WIRE.contains(name))
                || (where.equals("io.banyan.way") && KNOW_WAYS.contains(name))
                || (where.startsWith(ROOT) && uses.contains(where.substring(ROOT.length())));
    }

    /// Package → what it may use beside itself, in order.
    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            int bar = line.indexOf('|');
            String uses = line.substring(bar + 1).strip();
            parsed.put(line.substring(0, bar).strip(), uses.isEmpty() ? List.of() : List.of(uses.split(" ", -1)));
        });
        return parsed;
    }
}
