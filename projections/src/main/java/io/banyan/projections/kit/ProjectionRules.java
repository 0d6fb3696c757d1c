package io.banyan.projections.kit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.banyan.projections.projection.Projection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What a projection may call: `ProjectionRules.check(EventsProjection.class)` in a test. Needs ArchUnit on the test's
/// class path. It looks at the class, those above it
/// and those nested in them; classes beside them are given with it.
public final class ProjectionRules {
    /// Of other code: what computes, and nothing that knows a clock, chance, a thread or the world outside.
    private static final Pattern ALLOWED = Pattern.compile(
            "java\\.lang\\.(?!System$|Thread|Process|Runtime|ref\\.|reflect\\.|foreign\\.|ClassLoader|Shutdown"
                    + "|InheritableThreadLocal).*"
                    + "|java\\.math\\..*|java\\.text\\..*|java\\.time\\..*"
                    + "|java\\.util\\.(?!Random|Timer|UUID$|Scanner$|Properties$|ServiceLoader$|SplittableRandom"
                    + "|concurrent\\.|logging\\.|prefs\\.|jar\\.|zip\\.(?!CRC32)|random\\.).*"
                    + "|io\\.banyan\\.projections\\.(projection|change)\\..*|org\\.jspecify\\..*");

    private static final List<String> CLOCKS =
            List.of("now", "systemUTC", "systemDefaultZone", "system", "systemDefault", "getDefault");

    private ProjectionRules() {}

    /// Throws AssertionError that names each call that a projection may not make, and each field that could change.
    ///
    /// @param others classes that it calls, if they are not nested in it
    public static void check(Class<? extends Projection> projection, Class<?>... others) {
        List<Class<?>> all = new ArrayList<>(List.of(others));
        for (Class<?> each = projection; each != null && each != Object.class; each = each.getSuperclass()) {
            all.add(each);
            for (Class<?> member : each.getNestHost().getNestMembers()) {
                if (member.getName().startsWith(each.getName() + "$")) {
                    all.add(member);
                }
            }
        }
        // Names are all that is asked of what it calls, and reading its classes would take a second.
        JavaClasses imported = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .importUrls(all.stream().map(ProjectionRules::file).toList());
        });
        isPure(all.toArray(Class<?>[]::new)).check(imported);
    }

    private static URL file(Class<?> each) {
        String name = each.getName().substring(each.getName().lastIndexOf('.') + 1) + ".class";
        URL file = each.getResource(name);
        if (file == null) {
            throw new IllegalArgumentException(each.getName() + " has no class file; give a class that was compiled");
        }
        return file;
    }

    /// The rule by itself, for teams that import their classes otherwise.
    ///
    /// @param others classes of theirs that may be called
    public static ArchRule isPure(Class<?>... others) {
        List<String> own = Arrays.stream(others).map(Class::getName).toList();
        return classes()
                .should(callOnlyWhatComputes(own))
                .andShould(keepNothing())
                .because("a view is replayed: the same changes must give the same view at any time and anywhere");
    }

    private static ArchCondition<JavaClass> callOnlyWhatComputes(List<String> own) {
        return new ArchCondition<>("call only what computes") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                for (JavaAccess<?> access : checked.getAccessesFromSelf()) {
                    JavaClass target = access.getTargetOwner().getBaseComponentType();
                    boolean allowed = isAllowed(checked, own).test(target) && !isClock(access);
                    if (!allowed) {
                        events.add(SimpleConditionEvent.violated(
                                checked, access.getDescription() + ": a projection knows no clock, chance or I/O"));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> isAllowed(JavaClass checked, List<String> own) {
        return describe(
                "may be called",
                target -> target.isPrimitive()
                        || target.getName().equals(checked.getName())
                        || outer(target).equals(outer(checked))
                        || own.contains(outer(target))
                        || ALLOWED.matcher(target.getName()).matches());
    }

    private static String outer(JavaClass any) {
        int nested = any.getName().indexOf('$');
        return nested < 0 ? any.getName() : any.getName().substring(0, nested);
    }

    private static boolean isClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String called = access.getTarget().getName();
        return (CLOCKS.contains(called) && (owner.startsWith("java.time.") || owner.startsWith("java.util.")))
                || (owner.equals("java.lang.Math") && called.equals("random"))
                || (owner.equals("java.util.Collections") && called.equals("shuffle"))
                || (owner.equals("java.util.Date") && called.equals("<init>"))
                || (owner.equals("java.lang.Object")
                        && List.of("wait", "notify", "notifyAll").contains(called))
                || called.equals("identityHashCode");
    }

    private static ArchCondition<JavaClass> keepNothing() {
        return new ArchCondition<>("keep nothing between calls") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                for (JavaField field : checked.getFields()) {
                    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
                        events.add(SimpleConditionEvent.violated(
                                checked, field.getDescription() + " is not final: a projection keeps nothing"));
                    }
                }
            }
        };
    }
}
