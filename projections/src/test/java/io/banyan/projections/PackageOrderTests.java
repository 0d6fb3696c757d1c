package io.banyan.projections;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
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

/// The one total order of this module's packages, as decision 0054 has it: each may use only those above it, and
/// of those only the ones its line names. Of Banyan's other modules it may use positions, ways and the connection
/// to Redis.
class PackageOrderTests {
    private static final String ROOT = "io.banyan.projections.";
    private static final String TABLE = """
            change     |
            log        | change
            source     | change
            capture    | change log source
            projection | change
            store      | change projection
            runner     | change log source projection store
            query      | change projection store
            feed       | change log store runner query
            kit        | change projection
            """;

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.banyan.projections");

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
    void theVocabularyNeedsNothingButTheJdk() {
        noClasses()
                .that(resideInAPackage(ROOT + "change"))
                .should()
                .dependOnClassesThat(describe(
                        "neither of the JDK nor JSpecify's",
                        used -> !used.getPackageName().startsWith("java.")
                                && !used.getPackageName().startsWith("org.jspecify.")
                                && !used.getPackageName().startsWith(ROOT + "change")
                                && !used.isPrimitive()
                                && !used.isArray()))
                .check(OURS);
    }

    @Test
    void nobodyPrints() {
        noClasses()
                .should()
                .accessFieldWhere(
                        target(nameMatching("out|err")).and(targetOwner(nameMatching("java\\.lang\\.System"))))
                .check(OURS);
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
                || where.equals("io.banyan.position")
                || where.equals("io.banyan.redis")
                || where.equals("io.banyan.way")
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
