package io.banyan.projector.scan;

import io.banyan.projections.projection.Projection;
import io.banyan.projections.store.ViewId;
import io.banyan.projector.function.FunctionProjection;
import io.banyan.projector.function.ViewFile;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds projections: public classes that implement Projection and have a public constructor without arguments, of
/// which only they are loaded, and what they need; and files `NAME.view.yaml`, each of which names a function.
public final class ProjectionScan {
    private final List<String> problems = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, Made> byView = new TreeMap<>();

    private ProjectionScan() {}

    /// @param by a class, or a file
    private record Made(Projection projection, String by) {}

    /// What was found, by view and version.
    ///
    /// @param problems sentences, each with what to do; when there are any, the others are not all there is
    public record Found(List<Projection> projections, List<String> problems) {
        public Found {
            projections = List.copyOf(projections);
            problems = List.copyOf(problems);
        }
    }

    /// Reads folders and jars that are there.
    ///
    /// @param places in the order of a class path, with what the projections need beside Banyan's own classes
    public static Found of(List<Path> places) {
        return new ProjectionScan().run(places);
    }

    private Found run(List<Path> places) {
        Map<String, ClassHeader> headers = ClassHeaders.read(places, problems);
        // Open as long as the process runs: projections load classes when they first need them.
        ClassLoader loader = new URLClassLoader(urls(places), ProjectionScan.class.getClassLoader());
        headers.values().stream()
                .filter(header -> !header.isAbstract())
                .filter(header -> ClassHeaders.above(header.name(), headers).contains(Projection.class.getName()))
                .forEach(header -> take(header, loader));
        ViewFiles.read(places, problems).forEach((where, text) -> {
            FunctionProjection read = ViewFile.read(where, text, problems);
            if (read != null) {
                keep(new ViewId(read.name(), read.version()).toString(), new Made(read, where));
            }
        });
        if (byView.isEmpty() && problems.isEmpty()) {
            problems.add("no projection is in " + places + ", which should have a public class that implements "
                    + Projection.class.getName() + " and has a public constructor without arguments"
                    + (leftOut.isEmpty() ? "" : " (" + String.join(", ", leftOut) + " is not public, or has none)")
                    + ", or a file NAME" + ViewFile.ENDING
                    + "; compile first, or name another folder or jar with --projections");
        }
        List<Projection> found =
                new ArrayList<>(byView.values().stream().map(Made::projection).toList());
        found.sort(Comparator.comparing(Projection::name).thenComparing(Projection::version));
        return new Found(found, problems);
    }

    private static URL[] urls(List<Path> places) {
        return places.stream()
                .filter(place -> !ViewFiles.isOne(place.toString()))
                .map(ProjectionScan::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private void take(ClassHeader header, ClassLoader loader) {
        if (!header.isMade()) {
            leftOut.add(header.name());
            return;
        }
        Projection made = made(header.name(), loader);
        String view = made == null ? null : view(made);
        if (made == null || view == null) {
            return;
        }
        keep(view, new Made(made, header.name()));
    }

    private void keep(String view, Made made) {
        Made other = byView.putIfAbsent(view, made);
        if (other != null) {
            problems.add("view " + view + " is made by " + other.by() + " and by " + made.by()
                    + "; raise the version in the newer one to "
                    + (made.projection().version() + 1)
                    + ", or give it another name");
        }
    }

    private @Nullable Projection made(String name, ClassLoader loader) {
        try {
            return Class.forName(name, true, loader)
                    .asSubclass(Projection.class)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException failed) {
            problems.add("projection " + name + " cannot be made: its constructor throws " + failed.getCause()
                    + "; a projection needs nothing but its own code");
        } catch (UnsupportedClassVersionError newer) {
            problems.add("projection " + name + " is compiled for a newer Java than "
                    + Runtime.version().feature() + "; compile it with --release "
                    + Runtime.version().feature());
        } catch (NoClassDefFoundError | ClassNotFoundException missing) {
            problems.add("projection " + name + " cannot be loaded: it needs "
                    + String.valueOf(missing.getMessage()).replace('/', '.')
                    + ", which is not there; give the jar that has it with another --projections");
        } catch (ReflectiveOperationException | LinkageError unloadable) {
            problems.add("projection " + name + " cannot be loaded: " + unloadable + "; compile it again");
        }
        return null;
    }

    /// Null for one that does not say in order which view it makes.
    private @Nullable String view(Projection made) {
        String name = made.getClass().getName();
        try {
            String view = new ViewId(made.name(), made.version()).toString();
            if (made.tables().isEmpty()) {
                problems.add("projection " + name + " names no table; name those that it reads in tables()");
                return null;
            }
            return view;
        } catch (RuntimeException | LinkageError wrong) {
            problems.add("projection " + name + " does not say its name, version and tables: "
                    + (wrong instanceof IllegalArgumentException ? wrong.getMessage() : wrong));
            return null;
        }
    }
}
