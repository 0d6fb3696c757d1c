package io.banyan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Reads every package of ours that the gateway is made of or tested with, from whatever Maven module it comes.
class ArchitectureTests {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PackageOrder.ROOT);

    @Test
    void theOrderIsAnOrder() {
        assertThat(PackageOrder.linesOutOfOrder()).isEmpty();
    }

    @Test
    void theRecordHasTheSameOrder() throws IOException {
        assertThat(rows("^\\| `([a-z]+)` \\|")).containsExactlyElementsOf(PackageOrder.MAY_USE.keySet());
    }

    /// So it fails, too, when the packages of another module are not seen here.
    @Test
    void everyPackageIsThereUnlessTheRecordSaysThatItIsToCome() throws IOException {
        Set<String> there = new TreeSet<>(PackageOrder.MAY_USE.keySet());
        there.removeAll(rows("^\\| `([a-z]+)` \\| to come:"));

        assertThat(packageNames()).isEqualTo(there);
    }

    @Test
    void eachPackageUsesOnlyWhatItsLineNames() {
        PackageOrder.MAY_USE.forEach((name, uses) -> {
            List<String> allowed =
                    uses.stream().map(PackageOrder.ROOT.concat(".")::concat).toList();
            DescribedPredicate<JavaClass> forbidden = describe(
                    "classes of ours beyond " + uses,
                    used -> used.getPackageName().startsWith(PackageOrder.ROOT)
                            && !used.getPackageName().equals(PackageOrder.ROOT + "." + name)
                            && !allowed.contains(used.getPackageName()));
            noClasses()
                    .that(in(name))
                    .should()
                    .dependOnClassesThat(forbidden)
                    .allowEmptyShould(true)
                    .check(OURS);
        });
    }

    @Test
    void noCycles() {
        SlicesRuleDefinition.slices()
                .matching(PackageOrder.ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void thePureCoreKnowsNoFramework() {
        noClasses()
                .that(inAny(PackageOrder.PURE))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .or(resideInAPackage("io.netty.."))
                        .or(resideInAPackage("io.micrometer..")))
                .check(OURS);
        noClasses()
                .that(inAny(PackageOrder.PURE).and(DescribedPredicate.not(named(".*(Store|Runner)"))))
                .should()
                .dependOnClassesThat(resideInAPackage("reactor.."))
                .check(OURS);
    }

    /// It stands behind upstreams, and means nothing by how they are reached.
    @Test
    void theDoctorKnowsNoFramework() {
        noClasses()
                .that(in("doctor"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .or(resideInAPackage("io.netty.."))
                        .or(resideInAPackage("reactor..")))
                .check(OURS);
    }

    @Test
    void theVocabularyNeedsNothingButTheJdk() {
        for (String vocabulary : List.of("position", "route")) {
            noClasses()
                    .that(in(vocabulary))
                    .should()
                    .dependOnClassesThat(describe(
                            "neither of the JDK nor JSpecify's",
                            used -> !used.getPackageName().startsWith("java.")
                                    && !used.getPackageName().startsWith("org.jspecify.")
                                    && !used.getPackageName().equals(PackageOrder.ROOT + "." + vocabulary)
                                    && !used.isPrimitive()
                                    && !used.isArray()))
                    .check(OURS);
        }
    }

    @Test
    void onlyMetersTouchTheMeterRegistry() {
        noClasses()
                .that(DescribedPredicate.not(inAny(List.of("meters", "app"))))
                .should()
                .dependOnClassesThat(resideInAPackage("io.micrometer.core..")
                        .or(resideInAPackage("io.micrometer.prometheusmetrics..")))
                .check(OURS);
    }

    @Test
    void onlyRunnersStartOrAwaitReactiveWork() {
        noClasses()
                .that(DescribedPredicate.not(named(".*Runner").or(in("app"))))
                .should()
                .callMethodWhere(target(nameMatching("subscribe|block|blockFirst|blockLast|blockOptional"))
                        .and(targetOwner(resideInAPackage("reactor.core.publisher.."))))
                .check(OURS);
    }

    @Test
    void onlyCommandsPrint() {
        noClasses()
                .that(DescribedPredicate.not(inAny(List.of("cli", "app"))))
                .should()
                .accessFieldWhere(target(nameMatching("out|err")).and(targetOwner(named("java\\.lang\\.System"))))
                .check(OURS);
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        for (String name : packageNames()) {
            Class<?> described = Class.forName(PackageOrder.ROOT + "." + name + ".package-info");

            assertThat(described.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
        }
    }

    /// The packages in those rows of the record that begin so.
    private static List<String> rows(String row) throws IOException {
        return Pattern.compile(row, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/decisions/0030-the-order-of-packages.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> packageNames() {
        Set<String> names = new TreeSet<>();
        OURS.forEach(ours -> names.add(PackageOrder.shortName(ours.getPackageName())));
        return names;
    }

    private static DescribedPredicate<JavaClass> in(String name) {
        return resideInAPackage(PackageOrder.ROOT + "." + name);
    }

    private static DescribedPredicate<JavaClass> inAny(List<String> names) {
        return describe("in " + names, ours -> names.contains(PackageOrder.shortName(ours.getPackageName())));
    }

    /// A nested class counts as part of the one that holds it.
    private static DescribedPredicate<JavaClass> named(String regex) {
        return describe(
                "named " + regex,
                ours -> ours.getName().replaceFirst("\\$.*", "").matches(regex));
    }
}
