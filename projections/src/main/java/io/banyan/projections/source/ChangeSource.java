package io.banyan.projections.source;

import io.banyan.position.Source;
import io.banyan.projections.change.TableSpec;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One database as what it committed, in order, and as its rows at one moment. Positions are numbers that its own
/// log orders; nothing here says how they come about, so another database can stand behind it.
///
/// All methods block, and throw `SourceUnavailable` when the database does not answer (asking again later may
/// help) or `SourceRefused` when a person must do something first.
public interface ChangeSource extends AutoCloseable {
    /// What was declared: only these tables and columns are ever given.
    List<TableSpec> tables();

    /// Which history this is now. Asked anew after each loss of the connection: a copy may have taken over.
    Source identify();

    /// Where changes are kept for us, as the database remembers it; null when it keeps none for us yet.
    @Nullable
    Kept kept();

    /// Checks everything that capturing needs, and makes nothing.
    ///
    /// @throws SourceRefused with every problem that was found, and the SQL to run
    void check();

    /// Checks everything that capturing needs and makes what is missing, then lets the database keep all changes
    /// from now on. Nothing is made unless all can be.
    ///
    /// @param missed told of tables whose changes did not come although something was kept, before they come
    ///     again: when it throws, nothing is made
    /// @throws SourceRefused with every problem that was found, and the SQL to run
    Prepared prepare(Consumer<List<Drifted>> missed);

    /// For whoever has nobody to tell.
    default Prepared prepare() {
        return prepare(_ -> {});
    }

    /// Gives up what the database keeps for us. To be prepared again afterwards. What is not there is no error.
    void forget();

    /// Follows what is committed from what was last acknowledged. Needs to have been prepared once; goes on, too,
    /// when a table is no longer as declared.
    ChangeStream follow();

    /// What was written so far, and the time at which it was asked: everything that was committed before this
    /// time ends at or before this position. Needs another connection than the stream, and tells of tables that
    /// are no longer as declared.
    Head head();

    /// Moves the database's own log a little. For a position of `head` that the stream does not come to because
    /// nothing makes the database write out its last few bytes.
    void nudge();

    /// The declared tables as of one moment, for building a view.
    Snapshot snapshot();

    @Override
    void close();

    /// What was made, or was there.
    ///
    /// @param position changes are kept from here on
    /// @param anew tables whose changes come from now on only, and did not come before although something was
    ///     kept: what capture tells the views
    record Prepared(long position, List<Drifted> anew) {
        public Prepared {
            anew = List.copyOf(anew);
        }
    }

    /// What the database keeps for us.
    ///
    /// @param acknowledged up to here nothing is kept any more
    /// @param bytes how much of its log it may not remove because of us
    /// @param lost why what was kept is no longer there, in the database's words; null: it is
    record Kept(long acknowledged, long bytes, @Nullable String lost) {}

    /// The database at a moment.
    ///
    /// @param problems tables that are not as declared: what capture tells the views
    record Head(Instant time, long position, Kept kept, List<Drifted> problems) {
        public Head {
            problems = List.copyOf(problems);
        }
    }
}
