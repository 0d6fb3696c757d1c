package io.banyan.projections.log;

import io.banyan.position.Source;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableShape;
import io.banyan.projections.change.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes of one source in the order of their commits, kept for a while. One capture writes, any number of
/// views read. Every entry is in it once, however often it was delivered: what is not after the last entry is
/// left out.
///
/// All methods block until the log has answered, and throw `LogUnavailable` when it did not: the call may have
/// been taken all the same, and may be made again. Any thread may call.
public interface ChangeLog extends AutoCloseable {
    /// Begins a log that has nothing in it yet: complete from `from` on. The same again changes nothing.
    ///
    /// @throws LogRefused when it has begun already, with another source or elsewhere
    void begin(Source source, LogPosition from);

    /// Throws away all entries and begins again. No reader holds anything then, so all get a LogGap, wherever
    /// they are: their views must be built anew.
    void startOver(Source source, LogPosition from);

    /// Takes no more entries from now on, whoever gives them, until it is started over: it does not belong to its
    /// source any more, which may not show for long. A log that has not begun stays as it is.
    ///
    /// @param why a sentence with what to do; `append` and `state` give it
    void refuse(String why);

    /// Appends transactions in one step: a reader sees all or none of it. Between transactions that are appended
    /// together only the last one's end is kept; the next one's entries say the same. An end whose position the
    /// log has already is kept as the time up to which everything is in, where it is later than the one known: a
    /// transaction without entries is a heartbeat.
    ///
    /// @param after what the log must have by now: the last place that it acknowledged to whoever appends
    /// @return how many entries were new, ends among them
    /// @throws LogRefused when the log is another source's, has not begun, was refused, or ends before `after`: it
    /// lost entries
    int append(Source source, LogPosition after, List<Transaction> transactions);

    /// The entries after a place, in order: at most `max` of them, all that are there if fewer, and if there are
    /// none waits until some come. After the last entry of the log comes its newest Mark when that says more than
    /// the entries do, so a reader at the end learns the time even while nothing changes (with a position that it
    /// has had already, then). Empty after `wait` when there is no news.
    ///
    /// @param after may lie beyond the last entry (a view built of rows read just now): those up to it are passed
    ///     over
    /// @param seen the newest mark's time that the reader knows; null: none
    /// @param max may be more than a log gives at a time: the next call gives the rest
    /// @param wait zero: not at all
    /// @throws LogGap when entries after that place are no longer there
    List<LogEntry> read(LogPosition after, @Nullable Instant seen, int max, Duration wait);

    /// Reads as `read` does, for one who keeps a view up to date: with what he must know of the log before he applies
    /// anything, as of the same moment.
    ///
    /// @param reader as `hold` was given
    /// @throws LogGap as `read` does; not when the reader holds nothing
    Followed follow(String reader, LogPosition after, @Nullable Instant seen, int max, Duration wait);

    /// Keeps what capture takes now, and how it is. Nothing happens to a log of another source.
    void declare(Source source, List<TableShape> tables);

    /// What capture takes, as it was declared last; null when nobody has declared anything.
    @Nullable
    List<TableShape> declared();

    /// What is known of the log as a whole; null before it began.
    @Nullable
    LogState state();

    /// Keeps what comes after this place until the reader moves on or leaves, however old it is. Never moves a
    /// reader back. Called by who begins to read.
    ///
    /// @param reader a view and its version: `events:v3`
    /// @throws LogGap when entries after that place are no longer there
    void hold(String reader, LogPosition after);

    /// The same for a reader that holds something already. One that does not began with another log: places of
    /// the two may look alike and mean something else.
    ///
    /// @throws LogGap when entries after that place are no longer there, or the reader holds nothing
    void moveOn(String reader, LogPosition after);

    /// The reader is gone for good; what it held may be trimmed.
    void release(String reader);

    /// Removes entries that are older than this time on the source's clock, but none that a reader still holds.
    ///
    /// @return the place from which the log is complete now
    LogPosition trim(Instant olderThan);

    @Override
    void close();
}
