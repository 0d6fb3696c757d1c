package io.banyan.scoreboard;

import io.banyan.scoreboard.RouteUse.Totals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// What one day (UTC) came to.
///
/// @param day days since 1970
/// @param templates that reads were seen of, at the day's end or so far
/// @param templatesMoved of these, those whose reads were all MODERN's
record DayCount(long day, Totals totals, int templates, int templatesMoved) {
    /// A year and a month.
    static final int MOST = 400;

    /// MODERN's share of the reads, 0 to 1; negative without reads.
    double moved() {
        return totals.reads() == 0 ? -1 : totals.modernReads() / (double) totals.reads();
    }

    private DayCount plus(DayCount other) {
        return new DayCount(
                day,
                totals.plus(other.totals),
                Math.max(templates, other.templates),
                Math.max(templatesMoved, other.templatesMoved));
    }

    /// Days of several replicas, or of one before and after a restart, in order; the newest `MOST`.
    static List<DayCount> sum(Collection<List<DayCount>> all) {
        TreeMap<Long, DayCount> days = new TreeMap<>();
        all.forEach(some -> some.forEach(day -> days.merge(day.day(), day, DayCount::plus)));
        List<DayCount> sum = new ArrayList<>(days.values());
        return List.copyOf(sum.subList(Math.max(0, sum.size() - MOST), sum.size()));
    }
}
